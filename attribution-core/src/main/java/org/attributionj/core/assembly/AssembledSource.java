package org.attributionj.core.assembly;

import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.journey.LookbackWindows;
import org.jspecify.annotations.Nullable;

/** Journeys that were assembled before. */
record AssembledSource(Assembly assembly) implements JourneySource {

    AssembledSource {
        notNull(assembly, "assembly");
    }

    @Override
    public AssemblyAccount assemble(JourneySink sink) {
        Set<JourneyKind> wanted = sink.wanted();
        for (JourneyKind kind : JourneyKind.values()) {
            if (wanted.contains(kind)) {
                Set<JourneyKind> kinds = ImmutableSet.of(kind);
                journeys(kind).forEach(journey -> sink.accept(journey, kinds));
            }
        }
        return assembly.account();
    }

    private List<Journey> journeys(JourneyKind kind) {
        return switch (kind) {
            case CREDITED -> assembly.credited();
            case OPEN -> assembly.open();
            case FIT -> assembly.fit();
        };
    }

    @Override
    public EventFacts facts(Dimension by) {
        EventFacts facts = new EventFacts(by);
        for (JourneyKind kind : JourneyKind.values()) {
            journeys(kind).forEach(facts::see);
        }
        return facts;
    }

    @Override
    public Goal goal() {
        return assembly.goal();
    }

    @Override
    public @Nullable LookbackWindows windows() {
        return Stream.of(assembly.credited(), assembly.open())
                .flatMap(List::stream)
                .findFirst()
                .map(Journey::windows)
                .orElse(null);
    }
}
