package org.attributionj.core.assembly;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.journey.Goal;
import org.jspecify.annotations.Nullable;

/** Parts adjustments from conversions and finds the conversion that each one adjusts. One thread at a time. */
final class Adjustments {
    private final Tally tally;
    private final JourneySink sink;

    Adjustments(Tally tally, JourneySink sink) {
        this.tally = tally;
        this.sink = sink;
    }

    /**
     * Conversions that are no adjustments, and the adjustments of conversions of the goal.
     *
     * @param conversions the conversions, whatever their type
     * @param adjustments by the id of the conversion; each list in {@link Conversion#ORDER}
     */
    record Split(List<Conversion> conversions, Map<String, List<Conversion>> adjustments) {}

    Split split(List<Conversion> all, Goal goal) {
        List<Conversion> adjustments = null;
        for (Conversion conversion : all) {
            if (conversion.isAdjustment()) {
                adjustments = adjustments == null ? new ArrayList<>() : adjustments;
                adjustments.add(conversion);
            }
        }
        if (adjustments == null) {
            return new Split(all, Map.of());
        }
        List<Conversion> conversions = new ArrayList<>(all.size() - adjustments.size());
        Map<String, Conversion> byId = new HashMap<>(2 * all.size());
        for (Conversion conversion : all) {
            byId.put(conversion.id(), conversion);
            if (!conversion.isAdjustment()) {
                conversions.add(conversion);
            }
        }
        adjustments.sort(Conversion.ORDER);
        Map<String, List<Conversion>> applied = new HashMap<>();
        for (Conversion adjustment : adjustments) {
            String target = adjustment.adjusted().orElseThrow();
            if (settle(adjustment, target, byId.get(target), goal)) {
                applied.computeIfAbsent(target, id -> new ArrayList<>(1)).add(adjustment);
            }
        }
        applied.forEach((id, ofOne) -> warn(byId.get(id), ofOne));
        return new Split(conversions, applied);
    }

    /** Counts one adjustment; whether it is to be attached to its conversion. */
    private boolean settle(Conversion adjustment, String id, @Nullable Conversion target, Goal goal) {
        if (target == null) {
            suspend(adjustment, "it adjusts conversion " + id + ", which is not known");
            return false;
        }
        if (target.isAdjustment()) {
            suspend(
                    adjustment,
                    "it adjusts " + id + ", which is an adjustment itself; it must name the conversion that both"
                            + " correct");
            return false;
        }
        if (!adjustment.value().currency().equals(target.value().currency())) {
            tally.conversions.rejected++;
            sink.rejected(new AssemblyRejection(
                    EventKind.CONVERSION,
                    adjustment.id(),
                    adjustment.customer(),
                    "its value of " + adjustment.value() + " must be in the currency of conversion " + id + ", "
                            + target.value().currency() + "; convert it first, maybe with a RateProvider"));
            return false;
        }
        if (!goal.includes(target.type())) {
            tally.adjustmentsNotOfGoal++;
            return false;
        }
        tally.adjustmentsApplied++;
        return true;
    }

    /** Counts what is odd about the adjustments of one conversion, which are in order. */
    private void warn(@Nullable Conversion sale, List<Conversion> ofSale) {
        if (sale == null) {
            return;
        }
        BigDecimal left = sale.value().amount();
        int sign = left.signum();
        for (Conversion adjustment : ofSale) {
            left = left.add(adjustment.value().amount());
            if (adjustment.time().isBefore(sale.time())) {
                tally.addWarning(AdjustmentWarning.BEFORE_SALE);
            }
            if (left.signum() == (sign == 0 ? -1 : -sign)) {
                tally.addWarning(AdjustmentWarning.BEYOND_SALE);
            }
            if (!adjustment.customer().equals(sale.customer())) {
                tally.addWarning(AdjustmentWarning.OTHER_CUSTOMER);
            }
        }
    }

    private void suspend(Conversion adjustment, String reason) {
        tally.addPending(adjustment.value());
        sink.pending(new PendingAdjustment(adjustment, reason));
    }
}
