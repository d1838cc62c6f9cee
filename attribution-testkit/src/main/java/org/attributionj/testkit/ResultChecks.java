package org.attributionj.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionResult;
import org.attributionj.core.model.Credit;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.Shares;

/** The arithmetic of results, done again in slow and obvious decimals. */
final class ResultChecks {
    private static final double SHARES_TOLERANCE = 1e-12;
    private static final BigDecimal WHOLE = BigDecimal.valueOf(Shares.ONE);

    private ResultChecks() {}

    static void addsUp(AttributionResult result, Journey journey) {
        Money value = JourneyChanges.conversion(journey).value();
        assertThat(result.value()).isEqualTo(value);
        assertThat(result.credits().stream().map(Credit::touchpoint).toList())
                .as("credited touchpoints")
                .isEqualTo(List.<Touchpoint>copyOf(journey.touchpoints()));
        List<Money> parts = ModelUnderTest.parts(result);
        assertThat(sum(parts)).as("sum of all parts of %s", value).isEqualByComparingTo(value.amount());
        for (int i = 0; i < parts.size(); i++) {
            partIsFair(parts.get(i), units(result.shares(), i), value);
        }
        for (Credit credit : result.credits()) {
            assertThat(credit.share()).as("share").isBetween(0.0, 1.0);
        }
    }

    /** A part is a whole number of units of the value, within one unit of value x share, and never of the other sign. */
    private static void partIsFair(Money part, long shareUnits, Money value) {
        int scale = value.unit().scale();
        assertThat(part.currency()).as("currency").isEqualTo(value.currency());
        assertThat(part.amount().scale()).as("decimals of %s", part).isEqualTo(scale);
        assertThat(part.signum() * value.signum())
                .as("sign of %s in %s", part, value)
                .isNotNegative();
        BigDecimal exact =
                value.amount().multiply(BigDecimal.valueOf(shareUnits)).divide(WHOLE);
        assertThat(part.amount().subtract(exact).abs())
                .as("distance of %s from its share %s", part, exact)
                .isLessThan(BigDecimal.ONE.scaleByPowerOfTen(-scale));
    }

    private static long units(Shares shares, int part) {
        if (part < shares.size()) {
            return shares.units(part);
        }
        return part == shares.size() ? shares.baselineUnits() : shares.unattributedUnits();
    }

    static void isWhole(Shares shares, int length) {
        assertThat(shares.size()).isEqualTo(length);
        long units = shares.baselineUnits() + shares.unattributedUnits();
        double sum = 0;
        for (int i = 0; i < length; i++) {
            assertThat(shares.share(i)).as("share of touchpoint %d", i + 1).isBetween(0.0, 1.0);
            units += shares.units(i);
            sum += shares.share(i);
        }
        assertThat(units).as("all units").isEqualTo(Shares.ONE);
        assertThat(shares.baseline()).as("baseline").isBetween(0.0, 1.0);
        assertThat(shares.unattributed()).as("unattributed").isBetween(0.0, 1.0);
        assertThat(sum).isCloseTo(1 - shares.baseline() - shares.unattributed(), within(SHARES_TOLERANCE));
    }

    static void addsUpWithAdjustments(List<AttributionResult> results, Journey journey) {
        assertThat(results).hasSize(1 + journey.adjustments().size());
        addsUp(results.get(0), journey);
        for (int i = 1; i < results.size(); i++) {
            AttributionResult result = results.get(i);
            assertThat(result.conversion()).isEqualTo(journey.adjustments().get(i - 1));
            assertThat(result.shares())
                    .as("shares of an adjustment")
                    .isEqualTo(results.get(0).shares());
            assertThat(sum(ModelUnderTest.parts(result)))
                    .isEqualByComparingTo(result.value().amount());
        }
        Money net = journey.netValue().orElseThrow();
        assertThat(sum(totals(results))).as("sum of all").isEqualByComparingTo(net.amount());
    }

    static void addsUpToNothing(List<AttributionResult> results) {
        for (Money total : totals(results)) {
            assertThat(total.signum())
                    .as("sign of %s, what a part is left with", total)
                    .isZero();
        }
    }

    private static List<Money> totals(List<AttributionResult> results) {
        List<Money> totals = new ArrayList<>(ModelUnderTest.parts(results.get(0)));
        for (AttributionResult result : results.subList(1, results.size())) {
            List<Money> parts = ModelUnderTest.parts(result);
            for (int i = 0; i < parts.size(); i++) {
                totals.set(i, totals.get(i).plus(parts.get(i)));
            }
        }
        return totals;
    }

    private static BigDecimal sum(List<Money> parts) {
        return parts.stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
