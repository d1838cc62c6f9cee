package org.attributionj.io.internal;

import java.math.BigDecimal;
import org.attributionj.io.DecimalMark;

/** Reads amounts as people and spreadsheets write them: {@code 1,234.50}, {@code 1.234,50}, {@code $12,345.60}, {@code 12 €}, {@code (5.00)}. */
public final class Decimals {
    /** Stands for any blank or apostrophe between digits. */
    private static final char GROUP = '\'';

    private Decimals() {}

    /**
     * A number.
     *
     * @param text the text, without blanks around it
     * @param mark what stands before decimals
     * @return the number, with its scale as written
     * @throws IllegalArgumentException if it is none, or may be two; the message says what would be one
     */
    public static BigDecimal parse(String text, DecimalMark mark) {
        if (mark != DecimalMark.COMMA && isPlain(text)) {
            return Numbers.decimal(text);
        }
        return Numbers.decimal(canonical(text, mark));
    }

    /**
     * A whole number of 0 or more, in which a comma or a point stands between groups of three digits.
     *
     * @param text the text, without blanks around it
     * @param mark what stands before decimals
     * @return the number
     * @throws IllegalArgumentException if it is none
     */
    public static long count(String text, DecimalMark mark) {
        if (Numbers.isShortWhole(text)) {
            return Long.parseLong(text);
        }
        char group = mark == DecimalMark.COMMA ? '.' : ',';
        if (isGrouped(text, group)) {
            return Numbers.count(text.replace(String.valueOf(group), ""));
        }
        BigDecimal number = parse(text, mark);
        if (number.signum() < 0) {
            throw new IllegalArgumentException("must be 0 or more");
        }
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("is no whole number of at most 18 digits", e);
        }
    }

    /** Whether the usual reader will do: digits, a sign, an exponent, and not more than one point. */
    private static boolean isPlain(String text) {
        if (text.indexOf('.') != text.lastIndexOf('.')) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return false;
            }
        }
        return true;
    }

    /** The number with a point before its decimals and nothing else but digits and a sign. */
    private static String canonical(String text, DecimalMark mark) {
        String number = withoutSymbols(text);
        boolean isNegative = number.startsWith("-") || (text.startsWith("(") && text.endsWith(")"));
        String digits = number.startsWith("-") || number.startsWith("+") ? number.substring(1) : number;
        int point = decimalPoint(digits, mark);
        String whole = point < 0 ? digits : digits.substring(0, point);
        requireGroups(whole);
        StringBuilder plain = new StringBuilder(isNegative ? "-" : "");
        whole.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> plain.append((char) c));
        if (point >= 0) {
            plain.append('.').append(digits, point + 1, digits.length());
        }
        return plain.toString();
    }

    /** Without currency signs, letters around the number, and blanks. */
    private static String withoutSymbols(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && !isOfNumber(text.charAt(from))) {
            from++;
        }
        while (to > from && !(text.charAt(to - 1) >= '0' && text.charAt(to - 1) <= '9')) {
            to--;
        }
        StringBuilder number = new StringBuilder();
        boolean isNegative = text.indexOf('-') >= 0 && text.indexOf('-') < from;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean isSign = (c == '-' || c == '+') && number.length() == 0;
            if (isSign || (c >= '0' && c <= '9') || c == '.' || c == ',') {
                number.append(c);
            } else if (isBetweenGroups(c)) {
                number.append(GROUP);
            } else if (!isSymbolBeforeDigits(c, number)) {
                throw new IllegalArgumentException("is no decimal number, such as 1234.50");
            }
        }
        if (number.length() == 0 || to - from < text.length() - 5) {
            throw new IllegalArgumentException("is no decimal number, such as 1234.50");
        }
        return (isNegative ? "-" : "") + number;
    }

    private static boolean isOfNumber(char c) {
        return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == ',';
    }

    private static boolean isBetweenGroups(char c) {
        return c == ' ' || c == '\'' || c == '’' || c == '\u00a0' || c == '\u202f';
    }

    /** As the sign of {@code -$5}. */
    private static boolean isSymbolBeforeDigits(char c, StringBuilder number) {
        return Character.getType(c) == Character.CURRENCY_SYMBOL && number.length() <= 1;
    }

    /** Where the decimals begin; -1 if there are none. */
    private static int decimalPoint(String digits, DecimalMark mark) {
        int comma = digits.lastIndexOf(',');
        int point = digits.lastIndexOf('.');
        if (mark != DecimalMark.FOUND) {
            char sign = mark == DecimalMark.COMMA ? ',' : '.';
            int at = digits.lastIndexOf(sign);
            requireOnce(digits, sign);
            if (Math.max(comma, point) > at && at >= 0) {
                throw new IllegalArgumentException(
                        "does not fit decimals with a " + (sign == ',' ? "comma" : "point") + " before them");
            }
            return at;
        }
        if (comma >= 0 && point >= 0) {
            int last = Math.max(comma, point);
            requireOnce(digits, digits.charAt(last));
            return last;
        }
        int only = Math.max(comma, point);
        if (only < 0 || point >= 0) {
            return isGrouped(digits, '.') && digits.indexOf('.') != point ? -1 : only;
        }
        if (digits.indexOf(',') != comma) {
            return -1;
        }
        if (digits.length() - comma == 4 && comma <= 3) {
            throw new IllegalArgumentException("may be " + digits.replace(",", "") + " or " + digits.replace(',', '.')
                    + "; say which sign stands before decimals, point or comma");
        }
        return comma;
    }

    private static void requireOnce(String digits, char sign) {
        if (digits.indexOf(sign) != digits.lastIndexOf(sign)) {
            throw new IllegalArgumentException("has more than one decimal " + (sign == ',' ? "comma" : "point"));
        }
    }

    /** A sign between digits of the whole part stands between groups of three. */
    private static void requireGroups(String whole) {
        boolean isBare = whole.indexOf(',') < 0 && whole.indexOf('.') < 0 && whole.indexOf(GROUP) < 0;
        if (!isBare && !isGrouped(whole, ',') && !isGrouped(whole, '.') && !isGrouped(whole, GROUP)) {
            throw new IllegalArgumentException("is no decimal number, such as 1234.50");
        }
    }

    /** {@code 1,234,567}: one to three digits, then groups of three. */
    private static boolean isGrouped(String text, char sign) {
        int first = text.indexOf(sign);
        if (first < 1 || first > 3) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isSign = i >= first && (i - first) % 4 == 0;
            if (isSign ? c != sign : c < '0' || c > '9') {
                return false;
            }
        }
        return (text.length() - first) % 4 == 0;
    }
}
