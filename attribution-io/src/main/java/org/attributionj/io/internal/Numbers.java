package org.attributionj.io.internal;

import java.math.BigDecimal;

/** Reads numbers and flags from text; what is wrong with one is the message of an {@link IllegalArgumentException}. */
public final class Numbers {
    /** Digits that always fit a {@code long}. */
    private static final int LONG_DIGITS = 18;

    /** Longer numbers, and larger exponents, are no amounts; a short text may not ask for gigabytes of digits. */
    private static final int LONGEST = 1000;

    private static final int LARGEST_EXPONENT = 1000;

    private Numbers() {}

    /**
     * A decimal number with its scale as written: an optional sign, digits with an optional point, an optional exponent.
     *
     * @param text the text, without blanks around it
     * @return the number
     * @throws IllegalArgumentException if it is none, or is written with a comma
     */
    public static BigDecimal decimal(String text) {
        int length = text.length();
        int i = 0;
        boolean isNegative = false;
        if (length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+')) {
            isNegative = text.charAt(0) == '-';
            i = 1;
        }
        long digits = 0;
        int count = 0;
        int scale = -1;
        for (; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' && count < LONG_DIGITS) {
                digits = 10 * digits + (c - '0');
                count++;
                scale += scale < 0 ? 0 : 1;
            } else if (c == '.' && scale < 0) {
                scale = 0;
            } else {
                return unusualDecimal(text);
            }
        }
        if (count == 0) {
            throw new IllegalArgumentException("is no decimal number");
        }
        return BigDecimal.valueOf(isNegative ? -digits : digits, Math.max(scale, 0));
    }

    /**
     * Whether a text is nothing but 1 to 18 digits, so that {@link Long#parseLong} reads it.
     *
     * @param text the text
     * @return whether this is so
     */
    public static boolean isShortWhole(String text) {
        int length = text.length();
        if (length == 0 || length > LONG_DIGITS) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static BigDecimal unusualDecimal(String text) {
        if (text.indexOf(',') >= 0) {
            throw new IllegalArgumentException(
                    "has a comma; write decimals with a point and no separator of thousands, such as 1234.50");
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("has more than " + LONGEST + " digits");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // BigDecimal takes the digits of other scripts too
            if (!((c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E')) {
                throw new IllegalArgumentException("is no decimal number, such as 1234.50");
            }
        }
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is no decimal number, such as 1234.50", e);
        }
        if (Math.abs((long) number.scale()) > LARGEST_EXPONENT) {
            throw new IllegalArgumentException("has an exponent beyond " + LARGEST_EXPONENT);
        }
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    /**
     * A whole number, which may be written as a decimal such as {@code 3.0} or {@code 1e+05}.
     *
     * @param text the text, without blanks around it
     * @return the number
     * @throws IllegalArgumentException if it is none, or does not fit a {@code long}
     */
    public static long whole(String text) {
        if (isShortWhole(text)) {
            return Long.parseLong(text);
        }
        BigDecimal number = decimal(text);
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("is no whole number of at most 18 digits", e);
        }
    }

    /**
     * A whole number of 0 or more.
     *
     * @param text the text, without blanks around it
     * @return the number
     * @throws IllegalArgumentException if it is none
     */
    public static long count(String text) {
        long number = whole(text);
        if (number < 0) {
            throw new IllegalArgumentException("must be 0 or more");
        }
        return number;
    }

    /**
     * A flag: 1, true, t, yes, y or 0, false, f, no, n, in any case.
     *
     * @param text the text, without blanks around it
     * @return the flag
     * @throws IllegalArgumentException if it is none
     */
    public static boolean flag(String text) {
        if (text.length() == 1) {
            switch (text.charAt(0)) {
                case '1', 't', 'T', 'y', 'Y' -> {
                    return true;
                }
                case '0', 'f', 'F', 'n', 'N' -> {
                    return false;
                }
                default -> {}
            }
        }
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes") || text.equals("1.0")) {
            return true;
        }
        if (text.equalsIgnoreCase("false") || text.equalsIgnoreCase("no") || text.equals("0.0")) {
            return false;
        }
        throw new IllegalArgumentException("is no flag; write 1 or 0, true or false, yes or no");
    }
}
