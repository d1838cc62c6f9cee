package org.attributionj.io.event;

import com.google.common.collect.ImmutableMap;
import java.util.EnumMap;
import java.util.Map;
import org.attributionj.io.value.Condition;
import org.attributionj.io.value.ValueExpression;
import org.jspecify.annotations.Nullable;

/**
 * What the user's options ask of each row beyond plain columns. Immutable.
 *
 * @param where rows for which this does not hold are passed over
 * @param conversionWhen which rows are conversions
 * @param made the fields that are made of several columns, or of members within members
 */
record OwnRules(
        @Nullable Condition where, @Nullable Condition conversionWhen, ImmutableMap<EventField, ValueExpression> made) {

    static OwnRules of(EventOptions options) {
        RowRules rules = options.rules();
        Map<EventField, ValueExpression> made = new EnumMap<>(EventField.class);
        options.columns().forEach((field, text) -> {
            if (isMade(text)) {
                made.put(field, ValueExpression.parse(text));
            }
        });
        return new OwnRules(
                rules.where() == null ? null : Condition.parse(rules.where()),
                rules.conversionWhen() == null ? null : Condition.parse(rules.conversionWhen()),
                ImmutableMap.copyOf(made));
    }

    /** Whether a mapping is more than a column's name: whether it has a sign of the language and can be read in it. */
    static boolean isMade(String text) {
        boolean hasSign = text.indexOf('.') > 0 || text.chars().anyMatch(c -> "'|+[(^\"".indexOf(c) >= 0);
        return hasSign && isReadable(text);
    }

    /** Columns may be called anything. */
    private static boolean isReadable(String text) {
        try {
            ValueExpression.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    boolean areNeeded() {
        return where != null || conversionWhen != null || !made.isEmpty();
    }
}
