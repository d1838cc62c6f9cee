package org.attributionj.core.assembly;

import java.util.Collection;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.LookbackWindows;
import org.jspecify.annotations.Nullable;

/**
 * Journeys that can be gone through more than once: to fit models, then to credit. They may be in memory, in files or in a
 * database. One thread at a time.
 */
public interface JourneySource {

    /**
     * Assembles the journeys and passes them on, the same ones each time.
     *
     * @param sink takes the journeys
     * @return where every event went
     */
    AssemblyAccount assemble(JourneySink sink);

    /**
     * What the events as a whole tell; complete once they were assembled.
     *
     * @param by the dimension of the labels
     * @return the facts
     * @throws IllegalArgumentException if the source has collected the labels of another dimension only
     */
    EventFacts facts(Dimension by);

    /**
     * The conversions that the journeys are about.
     *
     * @return the goal, given or found in the data; null if it is unknown
     */
    @Nullable
    Goal goal();

    /**
     * How far the journeys look back.
     *
     * @return the windows; null if they are unknown
     */
    @Nullable
    LookbackWindows windows();

    /**
     * Journeys that are assembled already. Their facts know only the touchpoints that are in a journey.
     *
     * @param assembly the journeys
     * @return a source
     */
    static JourneySource of(Assembly assembly) {
        return new AssembledSource(assembly);
    }

    /**
     * Events in memory.
     *
     * @param assembler makes the journeys; without a goal, for the types of the events that carry value
     * @param touchpoints the touchpoints, in any order
     * @param conversions the conversions and adjustments, in any order
     * @return a source
     */
    static JourneySource of(
            JourneyAssembler assembler, Collection<Touchpoint> touchpoints, Collection<Conversion> conversions) {
        return new EventsInMemory(assembler, touchpoints, conversions);
    }
}
