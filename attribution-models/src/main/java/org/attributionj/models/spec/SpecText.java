package org.attributionj.models.spec;

import static org.attributionj.core.text.PrintedText.quoted;
import static org.attributionj.models.internal.Checks.notNull;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.attributionj.core.text.TextLimits;

/**
 * The characters of model texts: how labels and numbers are written and read. Pure functions, thread-safe.
 *
 * <p>Characters that the grammar uses are written in labels as {@code %} and two hexadecimal digits, as in web addresses:
 * {@code a,b} is {@code a%2Cb}.
 */
public final class SpecText {
    private static final String RESERVED = "%,|=*:[]";
    private static final int SHORTEST_DIGITS = 17;
    private static final double LONGEST_PLAIN = 1e15;

    /** A double has no more than 767 digits that matter. */
    private static final int LONGEST_NUMBER = 1_000;

    private SpecText() {}

    /**
     * A word of the grammar, such as a model's or an option's name: lower case, hyphens for spaces and underscores.
     *
     * @param text as typed
     * @return the word
     */
    public static String word(String text) {
        return notNull(text, "text")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replace('_', '-')
                .replace(' ', '-');
    }

    /**
     * Writes a label so that the grammar does not split it.
     *
     * @param label any text
     * @return the text with reserved characters as {@code %} and two digits
     */
    public static String encode(String label) {
        StringBuilder text = new StringBuilder(notNull(label, "label").length());
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if (RESERVED.indexOf(c) >= 0) {
                text.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @param text a label as written
     * @return the label
     * @throws IllegalArgumentException if a {@code %} is not followed by two hexadecimal digits of an ASCII character
     */
    public static String decode(String text) {
        if (notNull(text, "text").indexOf('%') < 0) {
            return text;
        }
        StringBuilder label = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                label.append(decodedAt(text, i));
                i += 2;
            } else {
                label.append(c);
            }
        }
        return label.toString();
    }

    private static char decodedAt(String text, int percent) {
        if (percent + 2 < text.length()) {
            int high = Character.digit(text.charAt(percent + 1), 16);
            int low = Character.digit(text.charAt(percent + 2), 16);
            if (high >= 0 && high < 8 && low >= 0) {
                return (char) (16 * high + low);
            }
        }
        throw new IllegalArgumentException("a % must be followed by two hexadecimal digits, but was not in "
                + quoted(text) + ". Maybe write %25 for a percent sign");
    }

    /**
     * The shortest decimal that reads back as the same number, the same on every Java version: {@code 0.4}, {@code 7},
     * {@code 1E-9}.
     *
     * @param number a finite number
     * @return its text
     * @throws IllegalArgumentException if the number is not finite
     */
    public static String number(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("number must be finite, but was " + number);
        }
        if (number == 0) {
            return "0";
        }
        BigDecimal exact = new BigDecimal(number);
        BigDecimal shortest = exact;
        for (int digits = 1; digits <= SHORTEST_DIGITS; digits++) {
            shortest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (shortest.doubleValue() == number) {
                break;
            }
        }
        BigDecimal stripped = shortest.stripTrailingZeros();
        boolean isWhole = stripped.scale() <= 0 && Math.abs(number) < LONGEST_PLAIN;
        return isWhole ? stripped.toPlainString() : stripped.toString();
    }

    /**
     * Reads a number.
     *
     * @param text a decimal
     * @param name what it is, for the message
     * @return the number, finite
     * @throws IllegalArgumentException if the text is no finite decimal number, or has more than 1,000 characters
     */
    public static double parseNumber(String text, String name) {
        try {
            double number = new BigDecimal(TextLimits.atMost(text.strip(), LONGEST_NUMBER, name)).doubleValue();
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(unreadable(text, name), e);
        }
        throw new IllegalArgumentException(unreadable(text, name));
    }

    private static String unreadable(String text, String name) {
        return name + " must be a number such as 0.4, but was " + quoted(text);
    }

    /** The first place of a character outside square brackets, or -1. */
    static int indexOf(String text, char wanted) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == wanted && depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The parts of a text between separators outside square brackets, without white space around them. */
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == separator && depth == 0) {
                parts.add(text.substring(begin, i).strip());
                begin = i + 1;
            }
        }
        parts.add(text.substring(begin).strip());
        return parts;
    }
}
