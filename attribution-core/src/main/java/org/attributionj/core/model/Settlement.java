package org.attributionj.core.model;

import com.google.common.collect.ImmutableList;
import java.math.BigInteger;
import java.util.List;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.LookbackWindows;
import org.attributionj.core.money.ExactAllocator;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.MoneyUnit;
import org.attributionj.core.money.Shares;

/** Turns shares into a result: the difference between what the net value allots after an event and before it. */
final class Settlement {
    private Settlement() {}

    static AttributionResult settle(
            String model,
            Conversion conversion,
            List<Touchpoint> touchpoints,
            List<String> reasons,
            Shares shares,
            Money before,
            Money after,
            LookbackWindows windows) {
        ExactAllocator allocator = new ExactAllocator();
        MoneyUnit unitBefore = before.unit();
        MoneyUnit unitAfter = after.unit();
        BigInteger[] partsBefore = allocator.allocate(unitBefore.in(before), shares);
        BigInteger[] partsAfter = allocator.allocate(unitAfter.in(after), shares);
        int n = touchpoints.size();
        ImmutableList.Builder<Credit> credits = ImmutableList.builderWithExpectedSize(n);
        for (int i = 0; i < n; i++) {
            Money amount = unitAfter.times(partsAfter[i]).minus(unitBefore.times(partsBefore[i]));
            credits.add(new Credit(touchpoints.get(i), shares.share(i), amount, reasons.get(i)));
        }
        return new AttributionResult(
                model,
                conversion,
                credits.build(),
                unitAfter.times(partsAfter[n]).minus(unitBefore.times(partsBefore[n])),
                unitAfter.times(partsAfter[n + 1]).minus(unitBefore.times(partsBefore[n + 1])),
                shares,
                before,
                windows);
    }
}
