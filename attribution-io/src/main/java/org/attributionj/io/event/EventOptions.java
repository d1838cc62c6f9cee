package org.attributionj.io.event;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.attributionj.core.money.Money;
import org.attributionj.io.Dialect;
import org.attributionj.io.ReadLimits;
import org.attributionj.io.TimeFormat;
import org.attributionj.io.value.ValueExpression;
import org.jspecify.annotations.Nullable;

/**
 * What event files do not tell by themselves. Immutable and thread-safe; each {@code with} method returns a changed copy.
 *
 * @param columns the column of each field that is not to be found by its names, or what makes it, see {@link
 *     ValueExpression}; empty for none
 * @param zone where times without an offset are local
 * @param timePattern how times are written, see {@link TimeFormat#ofPattern}; null for ISO 8601 and epoch numbers
 * @param currency the currency of amounts that name none
 * @param sequence the columns that order events of the same time, separated by commas, the first above the second; or {@value
 *     #ROW} for their order in the input; null for a column named {@code sequence}, if there is one
 * @param dialect how tables are written
 * @param rules which rows are events
 * @param limits what the reader puts up with
 */
public record EventOptions(
        Map<EventField, String> columns,
        ZoneId zone,
        @Nullable String timePattern,
        Currency currency,
        @Nullable String sequence,
        Dialect dialect,
        RowRules rules,
        ReadLimits limits) {

    /** The {@code sequence} that is the order of rows. */
    public static final String ROW = "row";

    /** Columns by their names, UTC, ISO 8601 and epoch numbers, no currency (XXX), the dialect that a file shows. */
    public static final EventOptions DEFAULT = new EventOptions(
            ImmutableMap.of(),
            ZoneOffset.UTC,
            null,
            Money.NO_CURRENCY,
            null,
            Dialect.FOUND,
            RowRules.DEFAULT,
            ReadLimits.DEFAULT);

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component that must be present is null
     * @throws IllegalArgumentException if the time pattern or what makes a field is invalid
     */
    public EventOptions {
        columns = Maps.immutableEnumMap(columns);
        Objects.requireNonNull(zone, "zone must not be null");
        Objects.requireNonNull(currency, "currency must not be null");
        Objects.requireNonNull(limits, "limits must not be null");
        if (timePattern != null) {
            TimeFormat.ofPattern(timePattern, zone);
        }
        Objects.requireNonNull(dialect, "dialect must not be null");
        Objects.requireNonNull(rules, "rules must not be null");
        columns.forEach((field, text) -> requireReadable(field, text));
    }

    /** What looks like an expression and is none may still be a column's name; it is one, then. */
    private static void requireReadable(EventField field, String text) {
        if (text.indexOf('\'') >= 0) {
            try {
                ValueExpression.parse(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(field.canonicalName() + ": " + e.getMessage(), e);
            }
        }
    }

    /**
     * Other columns.
     *
     * @param mapping the column of each field that is not to be found by its names; see {@link EventField#parseMapping}
     * @return changed options
     */
    public EventOptions withColumns(Map<EventField, String> mapping) {
        return new EventOptions(mapping, zone, timePattern, currency, sequence, dialect, rules, limits);
    }

    /**
     * Another zone.
     *
     * @param newZone where times without an offset are local
     * @return changed options
     */
    public EventOptions withZone(ZoneId newZone) {
        return new EventOptions(columns, newZone, timePattern, currency, sequence, dialect, rules, limits);
    }

    /**
     * Another form of times.
     *
     * @param pattern a pattern such as {@code M/d/yyyy H:mm}, see {@link TimeFormat#ofPattern}; null for ISO 8601 and epoch
     *     numbers
     * @return changed options
     * @throws IllegalArgumentException if the pattern is invalid
     */
    public EventOptions withTimePattern(@Nullable String pattern) {
        return new EventOptions(columns, zone, pattern, currency, sequence, dialect, rules, limits);
    }

    /**
     * Another currency.
     *
     * @param newCurrency the currency of amounts that name none
     * @return changed options
     */
    public EventOptions withCurrency(Currency newCurrency) {
        return new EventOptions(columns, zone, timePattern, newCurrency, sequence, dialect, rules, limits);
    }

    /**
     * Another order among events of the same time.
     *
     * @param newSequence a column, or {@value #ROW}; null for a column named {@code sequence}, if there is one
     * @return changed options
     */
    public EventOptions withSequence(@Nullable String newSequence) {
        return new EventOptions(columns, zone, timePattern, currency, newSequence, dialect, rules, limits);
    }

    /**
     * Another separator.
     *
     * @param newSeparator the character between the fields of a CSV file
     * @return changed options
     */
    public EventOptions withSeparator(char newSeparator) {
        return withDialect(dialect.withDelimiter(newSeparator));
    }

    /**
     * Another dialect.
     *
     * @param newDialect how tables are written
     * @return changed options
     */
    public EventOptions withDialect(Dialect newDialect) {
        return new EventOptions(columns, zone, timePattern, currency, sequence, newDialect, rules, limits);
    }

    /**
     * Other rules.
     *
     * @param newRules which rows are events
     * @return changed options
     */
    public EventOptions withRules(RowRules newRules) {
        return new EventOptions(columns, zone, timePattern, currency, sequence, dialect, newRules, limits);
    }

    /**
     * The character between the fields of a CSV file.
     *
     * @return the dialect's delimiter; a comma if that is to be found out
     */
    public char separator() {
        Character delimiter = dialect.delimiter();
        return delimiter == null ? ',' : delimiter;
    }

    /**
     * Other limits.
     *
     * @param newLimits what the reader puts up with
     * @return changed options
     */
    public EventOptions withLimits(ReadLimits newLimits) {
        return new EventOptions(columns, zone, timePattern, currency, sequence, dialect, rules, newLimits);
    }

    TimeFormat timeFormat() {
        return timePattern == null ? TimeFormat.of(zone) : TimeFormat.ofPattern(timePattern, zone);
    }

    boolean isSequencedByRow() {
        return ROW.equals(sequence);
    }

    /**
     * The fields that a column stands for: by the mapping first, by its name then.
     *
     * @param column a column's name
     * @return the fields; none if its values are attributes
     */
    public List<EventField> fieldsOf(String column) {
        return new ColumnNames(this).fieldsOf(column);
    }

    /** The columns of the sequence, the most important first; none if it is not made of several. */
    List<String> sequenceColumns() {
        return sequence == null || sequence.indexOf(',') < 0
                ? List.of()
                : Splitter.on(',').trimResults().omitEmptyStrings().splitToList(sequence);
    }

    /** The mapping with the column of the sequence, if one is named. */
    Map<EventField, String> mapping() {
        if (sequence == null || isSequencedByRow() || !sequenceColumns().isEmpty()) {
            return columns;
        }
        Map<EventField, String> all = new EnumMap<>(EventField.class);
        all.putAll(columns);
        all.put(EventField.SEQUENCE, sequence);
        return all;
    }
}
