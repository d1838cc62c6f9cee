package org.attributionj.core.assembly;

import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableMap;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.journey.Window;
import org.attributionj.core.money.Money;

/**
 * What became of conversions and adjustments. Each one is counted once:
 *
 * <pre>
 *   read = withTouchpoints + withoutTouchpoints + sum of notOfGoal + duplicates + repeatsDropped + rejected
 *        + adjustmentsApplied + adjustmentsNotOfGoal + adjustmentsPending
 * </pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param read all conversions and adjustments that were given
 * @param withTouchpoints conversions of the goal that have an eligible touchpoint
 * @param withoutTouchpoints conversions of the goal that have none: their whole value is unattributed
 * @param notOfGoal by type, the conversions outside the goal
 * @param duplicates those that had the id and the content of another one
 * @param repeatsDropped those without an id of their own that had the content of another one, if such are dropped
 * @param rejected those that were refused, adjustments in another currency than their conversion's included
 * @param adjustmentsApplied adjustments that were attached to their conversion
 * @param adjustmentsNotOfGoal adjustments of conversions outside the goal
 * @param adjustmentsPending adjustments whose conversion is not known
 * @param repeatsKept those without an id of their own that had the content of another one, if such are kept; they are in
 *     the counts above as well
 * @param negative conversions of the goal with a negative value, which are credited with their sign, count as no conversions
 *     and are in no fit; they are in the counts above as well
 * @param pendingTotals by currency, the total of the pending adjustments
 * @param windowCosts by window, the conversions of the goal that have no eligible touchpoint because the window kept their
 *     customer's latest earlier one from them; they are among those without touchpoints
 * @param adjustmentWarnings by oddity, the adjustments that were applied in spite of it
 */
public record ConversionCounts(
        long read,
        long withTouchpoints,
        long withoutTouchpoints,
        Map<ConversionType, Long> notOfGoal,
        long duplicates,
        long repeatsDropped,
        long rejected,
        long adjustmentsApplied,
        long adjustmentsNotOfGoal,
        long adjustmentsPending,
        long repeatsKept,
        long negative,
        Map<Currency, Money> pendingTotals,
        Map<Window, Long> windowCosts,
        Map<AdjustmentWarning, Long> adjustmentWarnings)
        implements Serializable {

    static final ConversionCounts NONE = new ConversionCounts(
            0,
            0,
            0,
            ImmutableMap.of(),
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            ImmutableMap.of(),
            ImmutableMap.of(),
            ImmutableMap.of());

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a map, a key or a count is null
     */
    public ConversionCounts {
        notOfGoal = Counts.sorted(notNull(notOfGoal, "notOfGoal"), Comparator.naturalOrder());
        pendingTotals =
                Counts.sorted(notNull(pendingTotals, "pendingTotals"), Comparator.comparing(Currency::getCurrencyCode));
        windowCosts = Counts.sorted(notNull(windowCosts, "windowCosts"), TouchpointCounts.WINDOWS);
        adjustmentWarnings =
                Counts.sorted(notNull(adjustmentWarnings, "adjustmentWarnings"), Comparator.naturalOrder());
    }

    /**
     * Whether every conversion that was read is accounted for.
     *
     * @return whether the counts add up to {@code read}
     */
    public boolean isComplete() {
        return read
                == withTouchpoints
                        + withoutTouchpoints
                        + Counts.sum(notOfGoal)
                        + duplicates
                        + repeatsDropped
                        + rejected
                        + adjustmentsApplied
                        + adjustmentsNotOfGoal
                        + adjustmentsPending;
    }

    ConversionCounts plus(ConversionCounts other) {
        Map<Currency, Money> totals = new HashMap<>(pendingTotals);
        other.pendingTotals.forEach((currency, total) -> totals.merge(currency, total, Money::plus));
        return new ConversionCounts(
                read + other.read,
                withTouchpoints + other.withTouchpoints,
                withoutTouchpoints + other.withoutTouchpoints,
                Counts.plus(notOfGoal, other.notOfGoal),
                duplicates + other.duplicates,
                repeatsDropped + other.repeatsDropped,
                rejected + other.rejected,
                adjustmentsApplied + other.adjustmentsApplied,
                adjustmentsNotOfGoal + other.adjustmentsNotOfGoal,
                adjustmentsPending + other.adjustmentsPending,
                repeatsKept + other.repeatsKept,
                negative + other.negative,
                totals,
                Counts.plus(windowCosts, other.windowCosts),
                Counts.plus(adjustmentWarnings, other.adjustmentWarnings));
    }
}
