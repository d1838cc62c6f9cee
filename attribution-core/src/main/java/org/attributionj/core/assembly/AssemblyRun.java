package org.attributionj.core.assembly;

import java.util.List;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Goal;

/** What the assembly of collections and that of one customer at a time share. One thread at a time. */
final class AssemblyRun {
    private final JourneyAssembler assembler;
    private final JourneySink sink;
    private final Tally tally = new Tally();
    private final Intake<Touchpoint> touchpoints;
    private final Intake<Conversion> conversions;
    private final Adjustments adjustments;

    AssemblyRun(JourneyAssembler assembler, JourneySink sink) {
        this.assembler = assembler;
        this.sink = sink;
        touchpoints = new Intake<>(new TouchpointTraits(), assembler, tally.touchpoints, sink::rejected);
        conversions = new Intake<>(new ConversionTraits(), assembler, tally.conversions, sink::rejected);
        adjustments = new Adjustments(tally, sink);
    }

    List<Touchpoint> admitTouchpoints(List<Touchpoint> events) {
        for (Touchpoint event : events) {
            tally.sawEventAt(event.time());
        }
        return touchpoints.admit(events);
    }

    List<Conversion> admitConversions(List<Conversion> events) {
        for (Conversion event : events) {
            tally.sawEventAt(event.time());
        }
        return conversions.admit(events);
    }

    Adjustments adjustments() {
        return adjustments;
    }

    CustomerAssembly customers(Goal goal) {
        return new CustomerAssembly(assembler, goal, tally, sink);
    }
}
