package org.attributionj.io.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds out which character separates the fields of a header. */
public final class Separators {
    private static final char[] CANDIDATES = {',', ';', '\t', '|'};

    private Separators() {}

    /**
     * Refuses characters that cannot separate fields.
     *
     * @param separator a character
     * @return the character
     * @throws IllegalArgumentException if it is a quote, a line break, NUL or not ASCII
     */
    public static char require(char separator) {
        if (separator == '"' || separator == '\n' || separator == '\r' || separator == 0 || separator > '~') {
            throw new IllegalArgumentException(
                    "separator must be an ASCII character other than a quote or a line break, but was code "
                            + (int) separator);
        }
        return separator;
    }

    /**
     * The separator under which a line has the most fields with a meaning, then the most fields; a comma if none is better.
     *
     * @param line the header, or the first line of a file that has none
     * @param isKnown whether a name means something
     * @return the separator
     */
    static char find(String line, Predicate<String> isKnown) {
        char best = ',';
        long bestScore = -1;
        for (char candidate : CANDIDATES) {
            List<String> fields = split(line, candidate);
            long known = fields.stream().filter(isKnown).count();
            long score = fields.size() == 1 ? known : (known << 32) + fields.size();
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /** The fields of a line, without quotes and the blanks around them. */
    private static List<String> split(String line, char separator) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                fields.add(field.toString().trim());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString().trim());
        return fields;
    }
}
