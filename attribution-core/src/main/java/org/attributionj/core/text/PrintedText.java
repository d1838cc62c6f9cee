package org.attributionj.core.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Text from strangers as terminals, logs, tables and messages may show it.
 *
 * <p>Escaped are characters that would change what stands around them: the control characters C0 and C1 (line breaks, tabs
 * and the escape sequences of terminals among them), line and paragraph separators, invisible format characters (those that
 * turn the direction of writing, and byte order marks, among them) and halves of surrogate pairs. They are written as {@code
 * \n}, {@code \r}, {@code \t} or a backslash, {@code u} and four hexadecimal digits. The joiners of scripts and emoji, U+200C
 * and U+200D, stay. All other text is shown as it is. Pure functions, thread-safe, O(length shown).
 */
public final class PrintedText {
    /** So many characters of a text are shown in messages. */
    public static final int MOST_SHOWN = 200;

    private PrintedText() {}

    /**
     * A whole text, for a line of a table or a log.
     *
     * @param text the text
     * @return the text, with nothing in it that breaks the line or moves the cursor; the same object if there was nothing
     */
    public static String escaped(String text) {
        int length = text.length();
        int i = 0;
        while (i < length) {
            int c = text.codePointAt(i);
            if (!isPlain(c)) {
                return escapedFrom(text, i);
            }
            i += Character.charCount(c);
        }
        return text;
    }

    /**
     * A text in several lines, such as a message with its advice: as {@link #escaped}, but line feeds and tabs stay.
     *
     * @param text the text
     * @return the text, with nothing else in it that moves the cursor
     */
    public static String escapedLines(String text) {
        StringBuilder lines = new StringBuilder(text.length());
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isBreak = c == '\n' || c == '\t' || (c == '\r' && text.startsWith("\r\n", i));
            if (isBreak) {
                lines.append(escaped(text.substring(start, i))).append(c);
                start = i + 1;
            }
        }
        return lines.append(escaped(text.substring(start))).toString();
    }

    /**
     * A value in double quotes, for a message: escaped, and shortened to {@link #MOST_SHOWN} characters with its length
     * after it.
     *
     * @param value the value, as its {@code toString} gives it
     * @return such as {@code "linear"} or {@code "aaa…" (6,000 characters)}
     */
    public static String quoted(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() <= MOST_SHOWN
                ? '"' + escaped(text) + '"'
                : '"' + beginning(text) + String.format(Locale.ROOT, "…\" (%,d characters)", text.length());
    }

    /**
     * A value without quotes, for a message: escaped, and shortened as {@link #quoted} does.
     *
     * @param value the value, as its {@code toString} gives it
     * @return such as {@code linear} or {@code aaa… (6,000 characters)}
     */
    public static String shortened(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() <= MOST_SHOWN
                ? escaped(text)
                : beginning(text) + String.format(Locale.ROOT, "… (%,d characters)", text.length());
    }

    private static String beginning(String text) {
        boolean isWithinPair = Character.isHighSurrogate(text.charAt(MOST_SHOWN - 1));
        return escaped(text.substring(0, isWithinPair ? MOST_SHOWN - 1 : MOST_SHOWN));
    }

    private static String escapedFrom(String text, int first) {
        StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, first);
        int i = first;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            int length = Character.charCount(c);
            if (isPlain(c)) {
                escaped.appendCodePoint(c);
            } else {
                for (int j = i; j < i + length; j++) {
                    append(text.charAt(j), escaped);
                }
            }
            i += length;
        }
        return escaped.toString();
    }

    private static void append(char c, StringBuilder escaped) {
        switch (c) {
            case '\n' -> escaped.append("\\n");
            case '\r' -> escaped.append("\\r");
            case '\t' -> escaped.append("\\t");
            default -> escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
    }

    private static boolean isPlain(int c) {
        if (c < 0x7f) {
            return c >= ' ';
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            case Character.FORMAT -> c == 0x200c || c == 0x200d;
            default -> true;
        };
    }
}
