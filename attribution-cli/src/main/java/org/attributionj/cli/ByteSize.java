package org.attributionj.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers of bytes as people write them. */
final class ByteSize {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,15})([KMGT]?)");
    private static final String UNITS = "KMGT";
    private static final int BITS_PER_UNIT = 10;

    private ByteSize() {}

    /** A number such as 500, 20K, 500M, 2G or 1T, in units of 1024; 1 or more. */
    static long parse(String text) {
        Matcher form = FORM.matcher(text.toUpperCase(Locale.ROOT));
        if (form.matches()) {
            int unit = form.group(2).isEmpty() ? 0 : UNITS.indexOf(form.group(2)) + 1;
            long number = Long.parseLong(form.group(1));
            if (number > 0 && number <= Long.MAX_VALUE >> (BITS_PER_UNIT * unit)) {
                return number << (BITS_PER_UNIT * unit);
            }
        }
        throw new IllegalArgumentException("must be a number of bytes such as 500M or 20G, but was \"" + text + "\"");
    }
}
