package org.attributionj.io.internal;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Says what a file's columns are, unless its first line may be a row: that is nobody's to see. */
public final class HeaderText {
    private static final int MOST_NAMES = 150;
    private static final Pattern NAME = Pattern.compile("[\\p{L}_#$(][\\p{L}\\p{N} _.$#/()%:\\[\\]-]{0,59}");
    private static final Pattern MANY_DIGITS = Pattern.compile("\\d{5,}");

    private HeaderText() {}

    /**
     * A file's columns in words.
     *
     * @param columns the names that its first line gives
     * @param isKnown whether a name means something
     * @return the names, or advice if they do not look like names
     */
    public static String of(List<String> columns, Predicate<String> isKnown) {
        boolean isHeader =
                columns.stream().anyMatch(isKnown) && columns.stream().allMatch(HeaderText::isName);
        if (!isHeader) {
            return "its first line, of " + columns.size() + " fields, does not look like a header; name the columns if"
                    + " there is none";
        }
        return "its columns are "
                + String.join(", ", columns.subList(0, Math.min(columns.size(), MOST_NAMES)))
                + (columns.size() > MOST_NAMES ? ", …" : "");
    }

    private static boolean isName(String text) {
        return text.isEmpty()
                || (NAME.matcher(text).matches() && !MANY_DIGITS.matcher(text).find());
    }
}
