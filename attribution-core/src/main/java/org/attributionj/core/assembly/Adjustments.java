package org.attributionj.core.assembly;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.journey.Goal;

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
        Map<String, Conversion> byOrder = byOrder(conversions);
        adjustments.sort(Conversion.ORDER);
        Map<String, List<Conversion>> applied = new HashMap<>();
        for (Conversion adjustment : adjustments) {
            String name = adjustment.adjusted().orElseThrow();
            Conversion target = byId.getOrDefault(name, byOrder.get(name));
            if (target != null && settle(adjustment, target, goal)) {
                applied.computeIfAbsent(target.id(), id -> new ArrayList<>(1)).add(of(target, adjustment));
            } else if (target == null) {
                suspend(adjustment, "it adjusts conversion " + name + ", which is not known");
            }
        }
        applied.forEach((id, ofOne) -> warn(Objects.requireNonNull(byId.get(id), "target"), ofOne));
        return new Split(conversions, applied);
    }

    /** The first conversion of each order. */
    private static Map<String, Conversion> byOrder(List<Conversion> conversions) {
        Map<String, Conversion> byOrder = new HashMap<>();
        for (Conversion conversion : conversions) {
            String order = conversion.orderId();
            if (order != null) {
                byOrder.merge(
                        order, conversion, (one, other) -> Conversion.ORDER.compare(one, other) <= 0 ? one : other);
            }
        }
        return byOrder;
    }

    /** The adjustment, naming its conversion by its id, even if it was found by its order. */
    private static Conversion of(Conversion target, Conversion adjustment) {
        return target.id().equals(adjustment.adjusts())
                ? adjustment
                : adjustment.toBuilder().adjusts(target.id()).build();
    }

    /** Counts one adjustment whose target is known; whether it is to be attached to it. */
    private boolean settle(Conversion adjustment, Conversion target, Goal goal) {
        String id = target.id();
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
                            + target.value().currency() + "; convert it first, maybe with a RateProvider",
                    adjustment));
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
    private void warn(Conversion sale, List<Conversion> ofSale) {
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
