package org.attributionj.io.event;

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
import org.attributionj.io.ReadLimits;
import org.attributionj.io.TimeFormat;
import org.attributionj.io.internal.CsvFile;
import org.jspecify.annotations.Nullable;

/**
 * What event files do not tell by themselves. Immutable and thread-safe; each {@code with} method returns a changed copy.
 *
 * @param columns the column of each field that is not to be found by its names; an empty column for none
 * @param zone where times without an offset are local
 * @param timePattern how times are written, as a pattern of {@link java.time.format.DateTimeFormatter}; null for ISO 8601
 *     and epoch numbers
 * @param currency the currency of amounts that name none
 * @param sequence the column that orders events of the same time, or {@value #ROW} for their order in the input; null
 *     for a column named {@code sequence}, if there is one
 * @param separator the character between the fields of a CSV file
 * @param limits what the reader puts up with
 */
public record EventOptions(
        Map<EventField, String> columns,
        ZoneId zone,
        @Nullable String timePattern,
        Currency currency,
        @Nullable String sequence,
        char separator,
        ReadLimits limits) {

    /** The {@code sequence} that is the order of rows. */
    public static final String ROW = "row";

    /** Columns by their names, UTC, ISO 8601 and epoch numbers, no currency (XXX), commas. */
    public static final EventOptions DEFAULT =
            new EventOptions(ImmutableMap.of(), ZoneOffset.UTC, null, Money.NO_CURRENCY, null, ',', ReadLimits.DEFAULT);

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component that must be present is null
     * @throws IllegalArgumentException if the time pattern is invalid, or the separator is a quote, a line break or not
     *     ASCII
     */
    public EventOptions {
        columns = Maps.immutableEnumMap(columns);
        Objects.requireNonNull(zone, "zone must not be null");
        Objects.requireNonNull(currency, "currency must not be null");
        Objects.requireNonNull(limits, "limits must not be null");
        if (timePattern != null) {
            TimeFormat.ofPattern(timePattern, zone);
        }
        CsvFile.separator(separator);
    }

    /**
     * Other columns.
     *
     * @param mapping the column of each field that is not to be found by its names; see {@link EventField#parseMapping}
     * @return changed options
     */
    public EventOptions withColumns(Map<EventField, String> mapping) {
        return new EventOptions(mapping, zone, timePattern, currency, sequence, separator, limits);
    }

    /**
     * Another zone.
     *
     * @param newZone where times without an offset are local
     * @return changed options
     */
    public EventOptions withZone(ZoneId newZone) {
        return new EventOptions(columns, newZone, timePattern, currency, sequence, separator, limits);
    }

    /**
     * Another form of times.
     *
     * @param pattern a pattern of {@link java.time.format.DateTimeFormatter}, such as {@code M/d/yyyy H:mm}; null for
     *     ISO 8601 and epoch numbers
     * @return changed options
     * @throws IllegalArgumentException if the pattern is invalid
     */
    public EventOptions withTimePattern(@Nullable String pattern) {
        return new EventOptions(columns, zone, pattern, currency, sequence, separator, limits);
    }

    /**
     * Another currency.
     *
     * @param newCurrency the currency of amounts that name none
     * @return changed options
     */
    public EventOptions withCurrency(Currency newCurrency) {
        return new EventOptions(columns, zone, timePattern, newCurrency, sequence, separator, limits);
    }

    /**
     * Another order among events of the same time.
     *
     * @param newSequence a column, or {@value #ROW}; null for a column named {@code sequence}, if there is one
     * @return changed options
     */
    public EventOptions withSequence(@Nullable String newSequence) {
        return new EventOptions(columns, zone, timePattern, currency, newSequence, separator, limits);
    }

    /**
     * Another separator.
     *
     * @param newSeparator the character between the fields of a CSV file
     * @return changed options
     */
    public EventOptions withSeparator(char newSeparator) {
        return new EventOptions(columns, zone, timePattern, currency, sequence, newSeparator, limits);
    }

    /**
     * Other limits.
     *
     * @param newLimits what the reader puts up with
     * @return changed options
     */
    public EventOptions withLimits(ReadLimits newLimits) {
        return new EventOptions(columns, zone, timePattern, currency, sequence, separator, newLimits);
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

    /** The mapping with the column of the sequence, if one is named. */
    Map<EventField, String> mapping() {
        if (sequence == null || isSequencedByRow()) {
            return columns;
        }
        Map<EventField, String> all = new EnumMap<>(EventField.class);
        all.putAll(columns);
        all.put(EventField.SEQUENCE, sequence);
        return all;
    }
}
