package org.attributionj.io.value;

import static org.attributionj.core.text.PrintedText.quoted;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.attributionj.io.DecimalMark;
import org.attributionj.io.internal.Decimals;
import org.attributionj.io.internal.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@link ValueExpression}; each gives nothing where its first argument is missing.
 *
 * <ul>
 *   <li>{@code lower(x)}, {@code upper(x)};
 *   <li>{@code left(x, n)}: the first n characters;
 *   <li>{@code before(x, s)}, {@code after(x, s)}: what stands before or after the first s; before: all if there is no s;
 *       after: nothing then;
 *   <li>{@code query(url, name)}: a parameter of a URL's query, decoded;
 *   <li>{@code line(x, label)}: what follows {@code label:} on a line of x;
 *   <li>{@code replace(x, s, t)}: x with every s replaced by t;
 *   <li>{@code match(x, regex)}: the first group of a regular expression found in x, or all of what was found;
 *   <li>{@code minus(x, y)}: the difference of two numbers, y being 0 if it is missing;
 *   <li>{@code negative(x)}: a number as one that is not above zero;
 *   <li>{@code sum_parts(x, s, t, n)}: the sum of the n-th of the parts, with t between them, of all items of x, with s
 *       between them; {@code ^} and a backslash take the meaning from the sign after them;
 *   <li>{@code map(x, a, b, c, d, …)}: b if x is a, d if it is c, …; x if it is none of these.
 * </ul>
 */
public enum ValueFunction {
    /** In lower case. */
    LOWER(1, 1),
    /** In upper case. */
    UPPER(1, 1),
    /** The first characters. */
    LEFT(2, 2),
    /** What stands before a text. */
    BEFORE(2, 2),
    /** What stands after a text. */
    AFTER(2, 2),
    /** A parameter of a URL. */
    QUERY(2, 2),
    /** What a line says. */
    LINE(2, 2),
    /** With texts replaced. */
    REPLACE(3, 3),
    /** What a regular expression finds, which is compiled once. */
    MATCH(2, 2),
    /** A difference. */
    MINUS(2, 2),
    /** A number that is not above zero. */
    NEGATIVE(1, 1),
    /** A sum over a list within a text. */
    SUM_PARTS(4, 4),
    /** Some values by others. */
    MAP(3, 201);

    private final int fewest;
    private final int most;

    ValueFunction(int fewest, int most) {
        this.fewest = fewest;
        this.most = most;
    }

    /** The function's value; arguments other than the first that are missing are empty. */
    private @Nullable String of(String[] a) {
        return switch (this) {
            case LOWER -> a[0].toLowerCase(Locale.ROOT);
            case UPPER -> a[0].toUpperCase(Locale.ROOT);
            case LEFT -> a[0].substring(0, (int) Math.min(a[0].length(), Numbers.count(a[1])));
            case BEFORE -> a[0].contains(a[1]) ? a[0].substring(0, a[0].indexOf(a[1])) : a[0];
            case AFTER -> a[0].contains(a[1]) ? a[0].substring(a[0].indexOf(a[1]) + a[1].length()) : null;
            case QUERY -> query(a[0], a[1]);
            case LINE -> line(a[0], a[1]);
            case REPLACE -> a[0].replace(a[1], a[2]);
            case MATCH -> a[0];
            case MINUS -> minus(a[0], a[1]);
            case NEGATIVE -> negative(a[0]);
            case SUM_PARTS -> ListText.sum(a[0], a[1], a[2], a[3]);
            case MAP -> mapped(a);
        };
    }

    static ValueExpression.Node call(String name, List<ValueExpression.Node> arguments) {
        ValueFunction function = Arrays.stream(values())
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(quoted(name)
                        + " is no function; functions are if, "
                        + Arrays.stream(values())
                                .map(each -> each.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + ". A column of such a name is written in double quotes"));
        if (arguments.size() < function.fewest || arguments.size() > function.most) {
            throw new IllegalArgumentException(name + " takes " + function.fewest
                    + (function.most == function.fewest ? "" : " or more") + " arguments, but has "
                    + arguments.size());
        }
        if (function == MATCH) {
            return match(arguments.get(0), arguments.get(1));
        }
        return row -> {
            String[] values = new String[arguments.size()];
            for (int i = 0; i < values.length; i++) {
                String value = arguments.get(i).value(row);
                if (value == null && i == 0) {
                    return null;
                }
                values[i] = value == null ? "" : value;
            }
            return function.of(values);
        };
    }

    private static ValueExpression.Node match(ValueExpression.Node operand, ValueExpression.Node regex) {
        String constant = regex.value(name -> null);
        if (constant == null) {
            throw new IllegalArgumentException("match needs a regular expression in single quotes");
        }
        Pattern pattern = Comparison.pattern(constant);
        return row -> {
            String value = operand.value(row);
            Matcher matcher = value == null ? null : pattern.matcher(value);
            if (matcher == null || !matcher.find()) {
                return null;
            }
            return matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
        };
    }

    static @Nullable BigDecimal number(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Decimals.parse(text.trim(), DecimalMark.FOUND);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }

    private static String negative(String text) {
        BigDecimal number = number(text);
        return number == null ? text : plain(number.abs().negate());
    }

    private static String minus(String from, String what) {
        BigDecimal minuend = number(from);
        BigDecimal subtrahend = number(what);
        return minuend == null || subtrahend == null ? from : plain(minuend.subtract(subtrahend));
    }

    private static @Nullable String mapped(String[] arguments) {
        for (int i = 1; i + 1 < arguments.length; i += 2) {
            if (arguments[i].equalsIgnoreCase(arguments[0])) {
                return arguments[i + 1];
            }
        }
        return arguments[0];
    }

    private static @Nullable String line(String text, String label) {
        return text.lines()
                .filter(line -> line.regionMatches(true, 0, label, 0, label.length()))
                .map(line -> line.substring(label.length()).trim())
                .filter(rest -> rest.startsWith(":"))
                .map(rest -> rest.substring(1).trim())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String query(String url, String name) {
        int begin = url.indexOf('?');
        int fragment = url.indexOf('#');
        if (begin < 0 || (fragment >= 0 && fragment < begin)) {
            return null;
        }
        String query = url.substring(begin + 1, fragment < 0 ? url.length() : fragment);
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).equalsIgnoreCase(name)) {
                return decoded(pair.substring(equals + 1));
            }
        }
        return null;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // a broken escape: as it stands, rather than nothing
            return text;
        }
    }
}
