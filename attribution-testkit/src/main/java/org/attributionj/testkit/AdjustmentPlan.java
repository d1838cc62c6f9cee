package org.attributionj.testkit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.money.Money;

/**
 * How a conversion, whichever it is, will be adjusted: drawn apart from it, since drawing one arbitrary from another's value
 * is slow and shrinks badly.
 *
 * @param parts the adjustments' parts of the value
 * @param inFull whether one more adjustment takes back what is left
 */
record AdjustmentPlan(List<Part> parts, boolean inFull) {
    private static final int MOST = 5;

    /** Adjustments of any size, up or down, some finer than the sale. */
    static Arbitrary<AdjustmentPlan> some() {
        return part().list().ofMaxSize(MOST).map(parts -> new AdjustmentPlan(parts, false));
    }

    /** Adjustments that add up to the sale with the other sign, the last one making up for the others. */
    static Arbitrary<AdjustmentPlan> refund() {
        return part().list().ofMaxSize(MOST - 1).map(parts -> new AdjustmentPlan(parts, true));
    }

    private static Arbitrary<Part> part() {
        return Combinators.combine(Arbitraries.integers().between(-1500, 500), Arbitraries.of(0, 0, 0, 1, 3))
                .as(Part::new);
    }

    List<Conversion> of(Conversion sale) {
        List<Conversion> adjustments = new ArrayList<>();
        Money left = sale.value();
        for (Part part : parts) {
            Money value = part.of(sale.value());
            left = left.plus(value);
            adjustments.add(adjustment(sale, adjustments.size(), value));
        }
        if (inFull) {
            adjustments.add(adjustment(sale, adjustments.size(), left.negated()));
        }
        return adjustments;
    }

    private static Conversion adjustment(Conversion sale, int index, Money value) {
        return Conversion.builder(
                        sale.customer(), sale.type(), value, sale.time().plus(Duration.ofDays(index)))
                .id(sale.id() + "-adjustment-" + (index + 1))
                .adjusts(sale.id())
                .build();
    }

    /** A number of thousandths of a sale, rounded to the sale's scale or some decimals more. */
    record Part(int thousandths, int furtherDecimals) {
        Money of(Money value) {
            BigDecimal exact = value.amount().multiply(BigDecimal.valueOf(thousandths, 3));
            int scale = value.amount().scale() + furtherDecimals;
            return Money.of(exact.setScale(scale, RoundingMode.HALF_EVEN), value.currency());
        }
    }
}
