package org.attributionj.io.value;

import static org.attributionj.core.text.PrintedText.quoted;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.attributionj.io.internal.Numbers;
import org.jspecify.annotations.Nullable;

/** Makes tests of an operand, an operator and values. */
final class Comparison {
    private Comparison() {}

    static Condition.Test of(ValueExpression.Node operand, String operator, List<String> values) {
        return switch (operator) {
            case "=" -> row -> isOneOf(operand.value(row), values);
            case "!=" -> row -> !isOneOf(operand.value(row), values);
            case "~" -> matches(operand, values);
            case "!~" -> {
                Condition.Test found = matches(operand, values);
                yield row -> !found.holds(row);
            }
            case "<" -> compares(operand, values, sign -> sign < 0);
            case "<=" -> compares(operand, values, sign -> sign <= 0);
            case ">" -> compares(operand, values, sign -> sign > 0);
            default -> compares(operand, values, sign -> sign >= 0);
        };
    }

    private static boolean isOneOf(@Nullable String value, List<String> values) {
        if (value != null) {
            for (String each : values) {
                if (each.equalsIgnoreCase(value)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Condition.Test matches(ValueExpression.Node operand, List<String> values) {
        Pattern pattern = pattern(String.join("|", values));
        return row -> {
            String value = operand.value(row);
            return value != null && pattern.matcher(value).find();
        };
    }

    static Pattern pattern(String regex) {
        try {
            return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(quoted(regex) + " is no regular expression", e);
        }
    }

    /** What is no number is neither less nor more than one. */
    private static Condition.Test compares(ValueExpression.Node operand, List<String> values, IntPredicate wanted) {
        BigDecimal bound = Numbers.decimal(values.get(0));
        return row -> {
            BigDecimal number = ValueFunction.number(operand.value(row));
            return number != null && wanted.test(number.compareTo(bound));
        };
    }
}
