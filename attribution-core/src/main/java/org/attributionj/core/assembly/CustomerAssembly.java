package org.attributionj.core.assembly;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Ordering;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.LookbackWindows;
import org.attributionj.core.journey.RepeatPolicy;

/** Makes the journeys of one customer after the other and gives them to the sink. One thread at a time. */
final class CustomerAssembly {
    private static final Ordering<Conversion> ORDER = Ordering.from(Conversion.ORDER);

    private final Goal goal;
    private final Tally tally;
    private final WindowTable table;
    private final TouchpointRow row;
    private final long customerLimit;
    private final JourneyCutter creditCutter;
    private final JourneyCutter fitCutter;
    private final boolean creditIsDisjoint;
    private final Maturity maturity;
    private final Outlet outlet;

    CustomerAssembly(JourneyAssembler assembler, Goal goal, Tally tally, JourneySink sink) {
        this.goal = goal;
        this.tally = tally;
        customerLimit = assembler.customerLimit();
        LookbackWindows windows = assembler.windows();
        table = new WindowTable(windows, goal);
        row = new TouchpointRow(table, tally);
        creditCutter = JourneyCutter.forCredit(table, assembler.repeatPolicy(), assembler.gap(), tally);
        fitCutter = JourneyCutter.forFits(table, assembler.gap());
        creditIsDisjoint = assembler.repeatPolicy() == RepeatPolicy.RESET;
        maturity = new Maturity(table.ofFits(), assembler.observedUntil());
        outlet = new Outlet(sink, windows, windows.forFits(goal), tally);
    }

    Goal goal() {
        return goal;
    }

    /** The counts of all customers so far. */
    AssemblyAccount account() {
        return tally.account(maturity.finish(tally.lastEvent()), table.ofFits());
    }

    /**
     * Assembles one customer.
     *
     * @param touchpoints the touchpoints that were admitted
     * @param conversions the conversions that were admitted, without adjustments
     * @param adjustments the adjustments by the id of their conversion, of this customer's conversions at least
     */
    void assemble(
            String customer,
            List<Touchpoint> touchpoints,
            List<Conversion> conversions,
            Map<String, List<Conversion>> adjustments) {
        tally.customers++;
        row.load(touchpoints);
        List<Conversion> ofGoal = ofGoal(conversions);
        row.keepLatest((int) Math.min(Integer.MAX_VALUE, customerLimit / Math.max(1, ofGoal.size())));
        creditCutter.cut(row, ofGoal);
        if (!outlet.wants(JourneyKind.FIT)) {
            give(customer, creditCutter, ofGoal, adjustments, true, false);
            return;
        }
        List<Conversion> ofFits = withoutNegative(ofGoal);
        boolean isFitToo = ofFits.size() == ofGoal.size() && areCutAlike(ofGoal);
        give(customer, creditCutter, ofGoal, adjustments, true, isFitToo);
        if (!isFitToo) {
            fitCutter.cut(row, ofFits);
            give(customer, fitCutter, ofFits, Map.of(), false, true);
        }
    }

    /** Whether credit and fits cut the same journeys: with one conversion at most, both policies cut alike. */
    private boolean areCutAlike(List<Conversion> conversions) {
        if (!creditIsDisjoint && conversions.size() > 1) {
            return false;
        }
        for (Conversion conversion : conversions) {
            if (!table.isThatOfFits(conversion.type())) {
                return false;
            }
        }
        return true;
    }

    /** The conversions that fits know of: one of negative value takes something back, and nobody is won by it. */
    private static List<Conversion> withoutNegative(List<Conversion> conversions) {
        for (Conversion conversion : conversions) {
            if (isNegative(conversion)) {
                return conversions.stream().filter(each -> !isNegative(each)).toList();
            }
        }
        return conversions;
    }

    private static boolean isNegative(Conversion conversion) {
        return conversion.value().signum() < 0;
    }

    private List<Conversion> ofGoal(List<Conversion> conversions) {
        if (conversions.isEmpty()) {
            return conversions;
        }
        List<Conversion> ofGoal = new ArrayList<>(conversions.size());
        for (Conversion conversion : conversions) {
            if (goal.includes(conversion.type())) {
                ofGoal.add(conversion);
            } else {
                tally.addNotOfGoal(conversion.type());
            }
        }
        if (!ORDER.isOrdered(ofGoal)) {
            ofGoal.sort(Conversion.ORDER);
        }
        return ofGoal;
    }

    /** Gives the journeys of one cut in the order of their ends, a conversion before an open journey. */
    private void give(
            String customer,
            JourneyCutter cut,
            List<Conversion> conversions,
            Map<String, List<Conversion>> adjustments,
            boolean isCredit,
            boolean isFit) {
        Iterator<ImmutableList<Touchpoint>> open = cut.open().iterator();
        ImmutableList<Touchpoint> nextOpen = open.hasNext() ? open.next() : null;
        for (int i = 0; i < conversions.size(); i++) {
            Conversion conversion = conversions.get(i);
            while (nextOpen != null && end(nextOpen).isBefore(conversion.time())) {
                giveOpen(customer, nextOpen, isCredit, isFit);
                nextOpen = open.hasNext() ? open.next() : null;
            }
            List<Conversion> ofThis = adjustments.getOrDefault(conversion.id(), ImmutableList.of());
            giveConverted(conversion, cut.converted().get(i), ofThis, isCredit, isFit);
        }
        while (nextOpen != null) {
            giveOpen(customer, nextOpen, isCredit, isFit);
            nextOpen = open.hasNext() ? open.next() : null;
        }
    }

    private static Instant end(List<Touchpoint> open) {
        return open.get(open.size() - 1).time();
    }

    private void giveConverted(
            Conversion conversion,
            ImmutableList<Touchpoint> touchpoints,
            List<Conversion> adjustments,
            boolean isCredit,
            boolean isFit) {
        if (isCredit) {
            tally.addCredited(!touchpoints.isEmpty(), isNegative(conversion));
        }
        if (adjustments.isEmpty()) {
            outlet.giveConverted(touchpoints, conversion, adjustments, isCredit, isFit);
        } else {
            outlet.giveConverted(touchpoints, conversion, adjustments, isCredit, false);
            outlet.giveConverted(touchpoints, conversion, ImmutableList.of(), false, isFit);
        }
    }

    private void giveOpen(String customer, ImmutableList<Touchpoint> touchpoints, boolean isCredit, boolean isFit) {
        Instant end = end(touchpoints);
        boolean fits = isFit && !maturity.isKnownImmature(end);
        if (isCredit) {
            tally.openJourneys++;
            maturity.add(end, tally.lastEvent());
        }
        outlet.giveOpen(customer, touchpoints, end, isCredit, fits);
    }
}
