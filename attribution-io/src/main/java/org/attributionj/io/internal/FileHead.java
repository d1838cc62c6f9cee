package org.attributionj.io.internal;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.attributionj.io.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * What the beginning of a table shows before its first record is parsed: lines to pass over, and the delimiter.
 *
 * @param skippedLines lines before the header, or before the first row if there is none
 * @param delimiter the character between fields
 */
record FileHead(int skippedLines, char delimiter) {
    private static final String SEP = "sep=";

    /**
     * Looks at the beginning of a file.
     *
     * @param bytes the file's first bytes, in UTF-8; a last line that is cut off is taken as it is
     * @param dialect what is known of the file
     * @param isKnown whether a column of some name means something
     */
    static FileHead of(byte[] bytes, Dialect dialect, Predicate<String> isKnown) {
        String head = new String(bytes, StandardCharsets.UTF_8);
        Character delimiter = dialect.delimiter();
        int skipped = 0;
        int at = 0;
        while (at < head.length()) {
            int end = endOfLine(head, at);
            String line = head.substring(at, end);
            Character named = skipped == 0 ? named(line) : null;
            if (named == null && !isPassedOver(line, dialect.comment())) {
                return new FileHead(skipped, delimiter == null ? Separators.find(line, isKnown) : delimiter);
            }
            if (named != null && delimiter == null) {
                delimiter = named;
            }
            skipped++;
            at = afterBreak(head, end);
        }
        return new FileHead(skipped, delimiter == null ? ',' : delimiter);
    }

    /** The delimiter of a spreadsheet's line {@code sep=;}. */
    private static @Nullable Character named(String line) {
        String text = line.replace("\"", "");
        boolean isNamed = text.length() == SEP.length() + 1 && text.regionMatches(true, 0, SEP, 0, SEP.length());
        return isNamed && text.charAt(SEP.length()) <= '~' ? (Character) text.charAt(SEP.length()) : null;
    }

    private static boolean isPassedOver(String line, @Nullable String comment) {
        if (line.isBlank() || (comment != null && line.startsWith(comment))) {
            return true;
        }
        return line.charAt(0) == '#'
                && (line.length() == 1 || line.charAt(1) == ' ' || line.charAt(1) == '-' || line.charAt(1) == '#');
    }

    private static int endOfLine(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private static int afterBreak(String text, int end) {
        boolean isPair = end + 1 < text.length() && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n';
        return Math.min(text.length(), end + (isPair ? 2 : 1));
    }
}
