package org.attributionj.cli;

import org.attributionj.core.assembly.AssemblyAccount;
import org.attributionj.core.assembly.AssemblySession;
import org.attributionj.core.assembly.EventFacts;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.jdbc.AttributionStore;
import org.attributionj.jdbc.read.CustomerEvents;
import org.attributionj.jdbc.support.Period;

/** Events in a database, read one customer after the other. */
final class EventsInStore implements EventSource {
    private final AttributionStore store;
    private final JourneyAssembler assembler;
    private final EventFacts facts;
    private boolean areFactsKnown;
    private long touchpoints;
    private long conversions;

    EventsInStore(AttributionStore store, JourneyAssembler assembler, EventFacts facts) {
        this.store = store;
        this.facts = facts;
        if (assembler.goal() != null) {
            this.assembler = assembler;
        } else {
            // the default goal depends on all conversions: a pass of its own, which --goal saves
            store.journeys().forEachCustomer(Period.all(), this::look);
            areFactsKnown = true;
            this.assembler = assembler.withGoal(facts.goal());
        }
    }

    private void look(CustomerEvents events) {
        if (!areFactsKnown) {
            events.touchpoints().forEach(facts::see);
            events.conversions().forEach(facts::see);
            touchpoints += events.touchpoints().size();
            conversions += events.conversions().size();
        }
    }

    @Override
    public AssemblyAccount assemble(JourneySink sink) {
        AssemblySession session = assembler.start(sink);
        store.journeys().forEachCustomer(Period.all(), events -> {
            look(events);
            session.customer(events.customer(), events.touchpoints(), events.conversions());
        });
        areFactsKnown = true;
        return session.finish();
    }

    @Override
    public JourneyAssembler assembler() {
        return assembler;
    }

    @Override
    public EventFacts facts() {
        if (!areFactsKnown) {
            store.journeys().forEachCustomer(Period.all(), this::look);
            areFactsKnown = true;
        }
        return facts;
    }

    @Override
    public String readAccount() {
        return "stored events: " + touchpoints + " touchpoints, " + conversions + " conversions and adjustments";
    }

    /** Nothing to do: whoever opened the store closes it. */
    @Override
    public void close() {}
}
