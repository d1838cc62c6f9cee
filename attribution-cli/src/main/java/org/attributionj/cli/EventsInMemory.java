package org.attributionj.cli;

import java.util.ArrayList;
import java.util.List;
import org.attributionj.core.assembly.AssemblyAccount;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;

/** Events in any order, read once and kept. */
final class EventsInMemory implements EventSource {
    private final EventFiles files;
    private final JourneyAssembler assembler;
    private final EventFacts facts;
    private final List<Touchpoint> touchpoints = new ArrayList<>();
    private final List<Conversion> conversions = new ArrayList<>();

    EventsInMemory(EventFiles files, JourneyAssembler assembler, EventFacts facts) {
        this.files = files;
        this.assembler = assembler;
        this.facts = facts;
        files.read(row -> {
            row.touch().ifPresent(touchpoint -> {
                touchpoints.add(touchpoint);
                facts.see(touchpoint);
            });
            row.converted().ifPresent(conversion -> {
                conversions.add(conversion);
                facts.see(conversion);
            });
        });
    }

    @Override
    public AssemblyAccount assemble(JourneySink sink) {
        return assembler.assemble(touchpoints, conversions, sink);
    }

    @Override
    public EventFacts facts() {
        return facts;
    }

    @Override
    public String readAccount() {
        return files.account().toString();
    }
}
