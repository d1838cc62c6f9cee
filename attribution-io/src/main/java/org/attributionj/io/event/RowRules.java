package org.attributionj.io.event;

import com.google.common.collect.ImmutableSet;
import java.util.Objects;
import java.util.Set;
import org.attributionj.core.event.Channel;
import org.attributionj.io.value.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are events and what is taken from them. Immutable and thread-safe; each {@code with} method returns a changed
 * copy.
 *
 * @param where rows for which this does not hold are passed over and counted, see {@link Condition}; null for none
 * @param conversionWhen rows for which this holds are conversions, and the others are not, whatever else they hold; null to
 *     let {@link EventReader} find out
 * @param records in JSON, the path of the list whose elements are the records, such as {@code events}; null if the objects
 *     themselves are
 * @param missing texts that stand for nothing in ids, channels and other labels, in lower case
 * @param onePerOrder whether a conversion without an id of its own has its order's: the first conversion of an order counts,
 *     and a refund that names an order adjusts it
 * @param dayEnd whether a conversion that is dated by day stands at the end of its day, rather than at its beginning
 * @param minorUnits whether amounts count the smallest unit of their currency, such as cents
 * @param unnamed the channel of visits whose rows name none, for rules that name it later (see {@code attribution-enrich}):
 *     rows that are no conversions, and are of a type that is a visit, or of no type and have a page, a referrer or UTM
 *     fields; null to reject them
 */
public record RowRules(
        @Nullable String where,
        @Nullable String conversionWhen,
        @Nullable String records,
        Set<String> missing,
        boolean onePerOrder,
        boolean dayEnd,
        boolean minorUnits,
        @Nullable Channel unnamed) {

    /** What programs write for nothing. */
    public static final ImmutableSet<String> MISSING = ImmutableSet.of(
            "null", "nan", "na", "n/a", "none", "nil", "\\n", "(not set)", "-", "undefined", "<na>", "#n/a");

    /** All rows; what is a conversion is found out; the usual words for nothing; one conversion per order. */
    public static final RowRules DEFAULT = new RowRules(null, null, null, MISSING, true, false, false, null);

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the words for nothing are null
     * @throws IllegalArgumentException if a condition is none
     */
    public RowRules {
        missing = ImmutableSet.copyOf(Objects.requireNonNull(missing, "missing must not be null"));
        if (where != null) {
            Condition.parse(where);
        }
        if (conversionWhen != null) {
            Condition.parse(conversionWhen);
        }
    }

    /**
     * Other rows.
     *
     * @param condition rows for which it does not hold are passed over; null for none
     * @return changed rules
     * @throws IllegalArgumentException if it is no {@link Condition}
     */
    public RowRules withWhere(@Nullable String condition) {
        return new RowRules(condition, conversionWhen, records, missing, onePerOrder, dayEnd, minorUnits, unnamed);
    }

    /**
     * Other conversions.
     *
     * @param condition rows for which it holds are conversions, the others not; null to find out
     * @return changed rules
     * @throws IllegalArgumentException if it is no {@link Condition}
     */
    public RowRules withConversionWhen(@Nullable String condition) {
        return new RowRules(where, condition, records, missing, onePerOrder, dayEnd, minorUnits, unnamed);
    }

    /**
     * Other records of JSON.
     *
     * @param path the path of the list of records; null if the objects themselves are
     * @return changed rules
     */
    public RowRules withRecords(@Nullable String path) {
        return new RowRules(where, conversionWhen, path, missing, onePerOrder, dayEnd, minorUnits, unnamed);
    }

    /**
     * Other words for nothing.
     *
     * @param words the words, in lower case
     * @return changed rules
     */
    public RowRules withMissing(Set<String> words) {
        return new RowRules(where, conversionWhen, records, words, onePerOrder, dayEnd, minorUnits, unnamed);
    }

    /**
     * Whether orders count once.
     *
     * @param once whether they do
     * @return changed rules
     */
    public RowRules withOnePerOrder(boolean once) {
        return new RowRules(where, conversionWhen, records, missing, once, dayEnd, minorUnits, unnamed);
    }

    /**
     * Where conversions that are dated by day stand.
     *
     * @param atEnd whether at the end of their day
     * @return changed rules
     */
    public RowRules withDayEnd(boolean atEnd) {
        return new RowRules(where, conversionWhen, records, missing, onePerOrder, atEnd, minorUnits, unnamed);
    }

    /**
     * What amounts count.
     *
     * @param minor whether the smallest unit of their currency
     * @return changed rules
     */
    public RowRules withMinorUnits(boolean minor) {
        return new RowRules(where, conversionWhen, records, missing, onePerOrder, dayEnd, minor, unnamed);
    }

    /**
     * What becomes of visits whose rows name no channel.
     *
     * @param channel their channel until rules name it; null to reject them
     * @return changed rules
     */
    public RowRules withUnnamed(@Nullable Channel channel) {
        return new RowRules(where, conversionWhen, records, missing, onePerOrder, dayEnd, minorUnits, channel);
    }
}
