package org.attributionj.report.history;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.MoneyUnit;
import org.jspecify.annotations.Nullable;

/** What all events together tell before anything is counted: names, the types that carry value, scales of amounts, times. */
public final class Facts {
    private static final int MOST_DIGITS = 9;

    private final LabelTree labels;
    private final Set<ConversionType> typesWithValue = new TreeSet<>();
    private final Map<String, Integer> scales = new TreeMap<>();
    private @Nullable Instant first;
    private @Nullable Instant last;
    private boolean milestones;

    /**
     * Facts of no events.
     *
     * @param dimensions the levels of the tree of names
     */
    public Facts(List<Dimension> dimensions) {
        labels = new LabelTree(dimensions);
    }

    /**
     * Takes a customer's events.
     *
     * @param touchpoints the touchpoints
     * @param conversions the conversions and adjustments
     */
    public void add(List<Touchpoint> touchpoints, List<Conversion> conversions) {
        for (Touchpoint touchpoint : touchpoints) {
            labels.add(touchpoint);
            see(touchpoint.time());
            milestones |= !touchpoint.milestones().isEmpty();
            Money cost = touchpoint.cost();
            if (cost != null) {
                see(cost);
            }
        }
        for (Conversion conversion : conversions) {
            see(conversion.time());
            see(conversion.value());
            if (!conversion.isAdjustment() && conversion.value().signum() != 0) {
                typesWithValue.add(conversion.type());
            }
        }
    }

    private void see(Instant time) {
        Instant earliest = first;
        Instant latest = last;
        first = earliest == null || time.isBefore(earliest) ? time : earliest;
        last = latest == null || time.isAfter(latest) ? time : latest;
    }

    /**
     * Takes an amount, whose digits every sum in its currency must be able to hold.
     *
     * @param money the amount
     * @throws IllegalArgumentException if it has more than 9 decimals
     */
    public void see(Money money) {
        int scale = money.amount().stripTrailingZeros().scale();
        if (scale > MOST_DIGITS) {
            throw new IllegalArgumentException("a report adds amounts with up to " + MOST_DIGITS
                    + " decimals, but one in " + money.currency() + " has " + scale + "; round it first");
        }
        scales.merge(money.currency().getCurrencyCode(), scale, Math::max);
    }

    /** Numbers the names: nothing may be added any more. */
    public void freeze() {
        labels.freeze();
    }

    /**
     * The tree of names.
     *
     * @return channels, campaigns, creatives
     */
    public LabelTree labels() {
        return labels;
    }

    /**
     * The default goal: all types that carry value, or all if none does.
     *
     * @return the goal
     */
    public Goal goal() {
        return new Goal(typesWithValue);
    }

    /**
     * The decimals of sums in a currency.
     *
     * @param currency the currency
     * @return the decimals of its smallest coin, or as many as an amount has
     */
    public int scale(Currency currency) {
        return Math.max(MoneyUnit.digits(currency), scales.getOrDefault(currency.getCurrencyCode(), 0));
    }

    /**
     * The time of the earliest event.
     *
     * @return the time; null if there is no event
     */
    public @Nullable Instant first() {
        return first;
    }

    /**
     * The time of the latest event.
     *
     * @return the time; null if there is no event
     */
    public @Nullable Instant last() {
        return last;
    }

    /**
     * Whether some touchpoint has a milestone.
     *
     * @return whether there are milestones
     */
    public boolean haveMilestones() {
        return milestones;
    }
}
