package org.attributionj.core.text;

import static org.attributionj.core.text.PrintedText.quoted;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;

/**
 * Limits of texts from strangers, asked for before a text is read: the work on a text, and what it may fill in memory, then
 * follow from its length. Pure functions, thread-safe.
 */
public final class TextLimits {
    /** The most characters of the text of a model or of path transforms: lists of thousands of channels fit. */
    public static final int MODEL = 100_000;

    /** The most models within each other in a text: {@code blend:[linear:without=direct]} is 2 deep. */
    public static final int MODEL_DEPTH = 16;

    /** The most digits of a decimal before its point, and after it. */
    public static final int DIGITS = 1_000;

    /** The most characters of a decimal: both sides of the point, signs and an exponent. */
    public static final int NUMBER = 2 * DIGITS + 20;

    /** The most characters of a duration. */
    public static final int DURATION = 100;

    private TextLimits() {}

    /**
     * Refuses texts that are too long.
     *
     * @param text the text
     * @param most the most characters
     * @param name what the text is, for the message
     * @return the text
     * @throws NullPointerException if the text is null
     * @throws TextLimitException if it is longer
     */
    public static String atMost(String text, int most, String name) {
        if (Objects.requireNonNull(text, () -> name + " must not be null").length() > most) {
            throw new TextLimitException(
                    String.format(
                            Locale.ROOT, "%s must have at most %,d characters, but was %s", name, most, quoted(text)),
                    most);
        }
        return text;
    }

    /**
     * A decimal number, with its scale as written. An exponent counts as the digits that it stands for.
     *
     * @param text the text, as {@link BigDecimal#BigDecimal(String)} takes it
     * @param name what the number is, for the message
     * @return the number
     * @throws NullPointerException if the text is null
     * @throws TextLimitException if it has more than {@link #DIGITS} digits before its point, or after it
     * @throws NumberFormatException if it is no decimal number
     */
    public static BigDecimal decimal(String text, String name) {
        BigDecimal number = new BigDecimal(atMost(text, NUMBER, name));
        long whole = (long) number.precision() - number.scale();
        if (number.scale() > DIGITS || whole > DIGITS) {
            throw new TextLimitException(
                    String.format(
                            Locale.ROOT,
                            "%s must have at most %d digits before and after its decimal point, but was %s",
                            name,
                            DIGITS,
                            quoted(text)),
                    DIGITS);
        }
        return number;
    }
}
