package org.attributionj.cli;

import java.io.Closeable;
import org.attributionj.core.assembly.EventFacts;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.assembly.JourneySource;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.LookbackWindows;

/** Events that can be assembled into journeys, more than once if models have to be fitted first. */
interface EventSource extends JourneySource, Closeable {

    /** What makes the journeys, with the goal that was given or found. */
    JourneyAssembler assembler();

    /** What the events as a whole tell; complete once they were read. */
    EventFacts facts();

    @Override
    default EventFacts facts(Dimension by) {
        EventFacts facts = facts();
        if (!facts.by().equals(by)) {
            throw new IllegalArgumentException(
                    "labels were collected of " + facts.by().name() + ", not of " + by.name());
        }
        return facts;
    }

    @Override
    default Goal goal() {
        Goal given = assembler().goal();
        return given == null ? facts().goal() : given;
    }

    @Override
    default LookbackWindows windows() {
        return assembler().windows();
    }

    /** What was read. */
    String readAccount();

    /** Deletes what was written to temporary files, if anything. */
    @Override
    void close();
}
