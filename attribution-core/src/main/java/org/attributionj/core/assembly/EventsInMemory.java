package org.attributionj.core.assembly;

import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.LookbackWindows;

/** Events that are held in memory, assembled on each pass. */
final class EventsInMemory implements JourneySource {
    private final JourneyAssembler assembler;
    private final Goal goal;
    private final ImmutableList<Touchpoint> touchpoints;
    private final ImmutableList<Conversion> conversions;

    EventsInMemory(JourneyAssembler assembler, Collection<Touchpoint> touchpoints, Collection<Conversion> conversions) {
        this.touchpoints = ImmutableList.copyOf(notNull(touchpoints, "touchpoints"));
        this.conversions = ImmutableList.copyOf(notNull(conversions, "conversions"));
        Goal given = notNull(assembler, "assembler").goal();
        goal = given == null ? Goal.carryingValue(this.conversions) : given;
        this.assembler = assembler.withGoal(goal);
    }

    @Override
    public AssemblyAccount assemble(JourneySink sink) {
        return assembler.assemble(touchpoints, conversions, sink);
    }

    @Override
    public EventFacts facts(Dimension by) {
        EventFacts facts = new EventFacts(by);
        touchpoints.forEach(facts::see);
        conversions.forEach(facts::see);
        return facts;
    }

    @Override
    public Goal goal() {
        return goal;
    }

    @Override
    public LookbackWindows windows() {
        return assembler.windows();
    }
}
