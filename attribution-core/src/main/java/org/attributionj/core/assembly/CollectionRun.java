package org.attributionj.core.assembly;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Goal;

/** One assembly of collections: settles ids and adjustments over all customers, then takes them in order. */
final class CollectionRun {
    private final AssemblyRun run;
    private Goal goal;
    private final boolean goalFromData;

    CollectionRun(JourneyAssembler assembler, JourneySink sink) {
        run = new AssemblyRun(assembler, sink);
        Goal given = assembler.goal();
        goalFromData = given == null;
        goal = given == null ? Goal.everything() : given;
    }

    private static final class Events {
        final List<Touchpoint> touchpoints = new ArrayList<>(4);
        final List<Conversion> conversions = new ArrayList<>(1);
    }

    AssemblyAccount assemble(Collection<Touchpoint> touchpoints, Collection<Conversion> conversions) {
        List<Touchpoint> givenTouchpoints = ImmutableList.copyOf(touchpoints);
        List<Conversion> givenConversions = ImmutableList.copyOf(conversions);
        // every customer counts, even one of whom nothing is admitted
        TreeMap<String, Events> byCustomer = new TreeMap<>();
        givenTouchpoints.forEach(touchpoint -> eventsOf(touchpoint.customer(), byCustomer));
        givenConversions.forEach(conversion -> eventsOf(conversion.customer(), byCustomer));

        List<Conversion> admitted = run.admitConversions(givenConversions);
        for (Touchpoint touchpoint : run.admitTouchpoints(givenTouchpoints)) {
            eventsOf(touchpoint.customer(), byCustomer).touchpoints.add(touchpoint);
        }
        if (goalFromData) {
            goal = Goal.carryingValue(admitted);
        }
        Adjustments.Split split = run.adjustments().split(admitted, goal);
        for (Conversion conversion : split.conversions()) {
            eventsOf(conversion.customer(), byCustomer).conversions.add(conversion);
        }
        CustomerAssembly customers = run.customers(goal);
        byCustomer.forEach((customer, events) ->
                customers.assemble(customer, events.touchpoints, events.conversions, split.adjustments()));
        return customers.account();
    }

    private static Events eventsOf(String customer, Map<String, Events> byCustomer) {
        return byCustomer.computeIfAbsent(customer, id -> new Events());
    }

    /** The goal: the one given, or the one that the data gave. */
    Goal goal() {
        return goal;
    }
}
