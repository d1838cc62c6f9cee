package org.attributionj.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.attributionj.core.model.Samples.adjustment;
import static org.attributionj.core.model.Samples.journey;
import static org.attributionj.core.model.Samples.linear;
import static org.attributionj.core.model.Samples.parts;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.attributionj.core.Serial;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.journey.LookbackWindows;
import org.attributionj.core.money.Fallback;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.Shares;

class AttributionResultTest {

    @Property(tries = 300)
    void adjustmentsThatAddUpToTheSaleLeaveNothing(
            @ForAll @IntRange(min = -100_000, max = 100_000) int cents,
            @ForAll @Size(max = 6) List<@IntRange(min = -90_000, max = 90_000) Integer> tenthsOfCents,
            @ForAll @IntRange(min = 1, max = 7) int n) {
        BigDecimal amount = BigDecimal.valueOf(cents, 2);
        AttributionResult result = linear().attribute(journey(amount.toPlainString(), "EUR", new int[n]));
        List<BigDecimal> balance = amounts(result);
        BigDecimal left = amount;
        List<BigDecimal> values = new ArrayList<>();
        // every other adjustment is finer than the sale
        for (int i = 0; i < tenthsOfCents.size(); i++) {
            values.add(BigDecimal.valueOf(tenthsOfCents.get(i), 2 + i % 2));
        }
        for (BigDecimal value : values) {
            left = left.add(value);
            result = result.adjustedBy(adjustment("r" + value + left, value.toPlainString(), "EUR"));
            add(balance, amounts(result));
            assertThat(balance.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(left);
        }
        result = result.adjustedBy(adjustment("last", left.negate().toPlainString(), "EUR"));
        add(balance, amounts(result));
        assertThat(balance).allSatisfy(part -> assertThat(part).isZero());
    }

    private static List<BigDecimal> amounts(AttributionResult result) {
        List<BigDecimal> amounts = new ArrayList<>();
        result.credits().forEach(credit -> amounts.add(credit.amount().amount()));
        amounts.add(result.baseline().amount());
        amounts.add(result.unattributed().amount());
        return amounts;
    }

    private static void add(List<BigDecimal> balance, List<BigDecimal> parts) {
        for (int i = 0; i < parts.size(); i++) {
            balance.set(i, balance.get(i).add(parts.get(i)));
        }
    }

    @Example
    void partialRefundsAreCumulative() {
        // one cent at a time: the balance is what a sale of the net value would allot
        AttributionResult result = linear().attribute(journey("0.05", "EUR", 3, 2, 1));
        List<BigDecimal> balance = amounts(result);
        for (int refunded = 1; refunded <= 5; refunded++) {
            result = result.adjustedBy(adjustment("r" + refunded, "-0.01", "EUR"));
            add(balance, amounts(result));
            String net = BigDecimal.valueOf(5 - refunded, 2).toPlainString();
            assertThat(balance).isEqualTo(amounts(linear().attribute(journey(net, "EUR", 3, 2, 1))));
        }
    }

    @Example
    void aRefundFinerThanTheSaleIsSettledInItsOwnUnit() {
        AttributionResult sale = linear().attribute(journey("10", "JPY", 3, 2, 1));
        assertThat(parts(sale)).startsWith("4 JPY", "3 JPY", "3 JPY");
        AttributionResult first = sale.adjustedBy(adjustment("r1", "-0.5", "JPY"));
        // 9.5 is 3.2, 3.2 and 3.1
        assertThat(parts(first)).startsWith("-0.8 JPY", "0.2 JPY", "0.1 JPY");
        AttributionResult second = first.adjustedBy(adjustment("r2", "-9.5", "JPY"));
        assertThat(parts(second)).startsWith("-3.2 JPY", "-3.2 JPY", "-3.1 JPY");
        assertThat(second.settledBefore()).isEqualTo(Money.of("9.5", "JPY"));
        assertThat(second.shares()).isEqualTo(sale.shares());
    }

    @Example
    void onlyTheConversionsOwnAdjustmentsAreTaken() {
        AttributionResult sale = linear().attribute(journey("10", "EUR", 2, 1));
        Conversion other = Conversion.builder("anna", ConversionType.CUSTOM, Money.of("-1", "EUR"), Samples.END)
                .id("r9")
                .adjusts("c9")
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sale.adjustedBy(other))
                .withMessage("adjustment r9 must adjust conversion c1, but adjusts c9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sale.adjustedBy(Samples.sale("1", "EUR")))
                .withMessageContaining("must adjust conversion c1, but adjusts nothing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sale.adjustedBy(adjustment("r1", "-1", "USD")))
                .withMessageContaining("currencies must be equal");
        AttributionResult refund = sale.adjustedBy(adjustment("r1", "-1", "EUR"));
        assertThatIllegalArgumentException().isThrownBy(() -> refund.adjustedBy(other));
    }

    @Example
    void partsThatDoNotAddUpAreRefused() {
        AttributionResult good = linear().attribute(journey("10.00", "EUR", 2, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(good, good.credits(), Money.of("0.01", "EUR"), good.shares()))
                .withMessage("credits, baseline and unattributed must add up to 10.00 EUR, but add up to 10.01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(good, good.credits().subList(0, 1), good.baseline(), good.shares()))
                .withMessage("credits and shares must be of one size, but are 1 and 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(good, good.credits(), Money.of("0.00", "USD"), good.shares()))
                .withMessageContaining("every part must be in the conversion's currency, but 0.00 USD is not");
        Credit first = good.credits().get(0);
        Credit dollars = new Credit(first.touchpoint(), 0.5, Money.of("5.00", "USD"), "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(good, List.of(dollars, good.credits().get(1)), good.baseline(), good.shares()))
                .withMessageContaining("5.00 USD");
    }

    private static AttributionResult with(AttributionResult good, List<Credit> credits, Money baseline, Shares shares) {
        return new AttributionResult(
                good.model(),
                good.conversion(),
                credits,
                baseline,
                good.unattributed(),
                shares,
                good.settledBefore(),
                LookbackWindows.none());
    }

    @Example
    void creditsAreValidated() {
        Credit good = linear().attribute(journey("10.00", "EUR", 1)).credits().get(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credit(good.touchpoint(), Math.nextUp(1.0), good.amount(), ""))
                .withMessageStartingWith("share must be in [0.0, 1.0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credit(good.touchpoint(), Double.NaN, good.amount(), ""));
        assertThatNullPointerException()
                .isThrownBy(() -> new Credit(good.touchpoint(), 1, null, ""))
                .withMessageContaining("amount");
        assertThatNullPointerException()
                .isThrownBy(() -> new Credit(good.touchpoint(), 1, good.amount(), null))
                .withMessageContaining("reason");
    }

    @Example
    void survivesSerialisation() throws IOException, ClassNotFoundException {
        AttributionResult result = linear().attribute(journey("10.00", "EUR", 3, 2, 1));
        assertThat(Serial.copy(result)).isEqualTo(result);
        AttributionResult refund = result.adjustedBy(adjustment("r1", "-1", "EUR"));
        assertThat(Serial.copy(refund)).isEqualTo(refund);
        assertThat(Shares.ofWeights(new double[] {1}, 0, Fallback.LINEAR)).isNotEqualTo(result.shares());
    }
}
