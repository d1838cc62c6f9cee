package org.attributionj.core.model;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.notBlank;
import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.LookbackWindows;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.Shares;

/**
 * How one conversion, or one adjustment of it, is divided under one model.
 *
 * <pre>
 *   sum of credits + baseline + unattributed = value, to the last unit of the value
 * </pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param model the model's name with its options
 * @param conversion the conversion, or the adjustment, whose value is divided
 * @param credits one credit per touchpoint of the journey, in order, zeros included
 * @param baseline the part that would have happened anyway
 * @param unattributed the part that nothing earned
 * @param shares the shares behind the amounts
 * @param settledBefore the net value that this conversion had before: zero for a conversion, the value with all earlier
 *     adjustments for an adjustment
 * @param windows the windows under which the journey was assembled
 */
public record AttributionResult(
        String model,
        Conversion conversion,
        List<Credit> credits,
        Money baseline,
        Money unattributed,
        Shares shares,
        Money settledBefore,
        LookbackWindows windows)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the parts do not add up to the value or are in another currency, or
     *     credits and shares differ in number
     */
    public AttributionResult {
        notBlank(model, "model");
        notNull(conversion, "conversion");
        notNull(windows, "windows");
        credits = ImmutableList.copyOf(notNull(credits, "credits"));
        requireOneSize(credits, notNull(shares, "shares"));
        requireCurrency(conversion, notNull(baseline, "baseline"));
        requireCurrency(conversion, notNull(unattributed, "unattributed"));
        requireCurrency(conversion, notNull(settledBefore, "settledBefore"));
        BigDecimal sum = baseline.amount().add(unattributed.amount());
        for (Credit credit : credits) {
            requireCurrency(conversion, credit.amount());
            sum = sum.add(credit.amount().amount());
        }
        if (sum.compareTo(conversion.value().amount()) != 0) {
            throw new IllegalArgumentException("credits, baseline and unattributed must add up to " + conversion.value()
                    + ", but add up to " + sum);
        }
    }

    private static void requireOneSize(List<Credit> credits, Shares shares) {
        check(
                credits.size() == shares.size(),
                () -> "credits and shares must be of one size, but are " + credits.size() + " and " + shares.size());
    }

    private static void requireCurrency(Conversion conversion, Money part) {
        // spelt out, so that nothing is concatenated as long as all is well
        if (!part.currency().equals(conversion.value().currency())) {
            throw new IllegalArgumentException("every part must be in the conversion's currency, but " + part
                    + " is not, of " + conversion.value());
        }
    }

    /**
     * The value that is divided.
     *
     * @return the conversion's or the adjustment's own value
     */
    public Money value() {
        return conversion.value();
    }

    /**
     * The amounts by label, such as by campaign. With the baseline and the unattributed part they add up to the value.
     *
     * @param dimension the dimension of the labels
     * @return the sum of the credits of each label, zeros included, sorted by label
     */
    public SortedMap<String, Money> by(Dimension dimension) {
        TreeMap<String, Money> amounts = new TreeMap<>();
        for (Credit credit : credits) {
            amounts.merge(dimension.label(credit.touchpoint()), credit.amount(), Money::plus);
        }
        return Collections.unmodifiableSortedMap(amounts);
    }

    /**
     * Divides an adjustment of this result's conversion by the same shares.
     *
     * <p>Allocation is cumulative: the amounts are the difference between what the net value allots after the adjustment
     * and what it allotted before, so that adjustments that add up to the sale leave each touchpoint at exactly zero.
     * Adjustments are chained: the second is applied to the result of the first.
     *
     * @param adjustment an adjustment of the same conversion, in its currency
     * @return the adjustment's result
     * @throws IllegalArgumentException if the adjustment names another conversion or is in another currency
     */
    public AttributionResult adjustedBy(Conversion adjustment) {
        String root = conversion.adjusted().orElse(conversion.id());
        check(
                adjustment.isAdjustment() && root.equals(adjustment.adjusted().orElse("")),
                () -> "adjustment " + adjustment.id() + " must adjust conversion " + root + ", but adjusts "
                        + adjustment.adjusted().orElse("nothing"));
        Money before = settledBefore.plus(value());
        Money after = before.plus(adjustment.value());
        List<Touchpoint> touchpoints = credits.stream().map(Credit::touchpoint).toList();
        List<String> reasons = credits.stream().map(Credit::reason).toList();
        return Settlement.settle(model, adjustment, touchpoints, reasons, shares, before, after, windows);
    }

    /** The path and the value, such as {@code email > direct → 50.00 EUR}. {@link #explain} says more. */
    @Override
    public String toString() {
        return credits.stream()
                        .map(credit -> credit.touchpoint().channel().name())
                        .collect(Collectors.joining(" > "))
                + (credits.isEmpty() ? "→ " : " → ")
                + value();
    }

    /**
     * Says why each touchpoint got what it got.
     *
     * @return the explanation, which prints as text and serialises
     */
    public Explanation explain() {
        return Explanation.of(this);
    }
}
