package org.attributionj.cli;

import java.util.ArrayList;
import java.util.List;
import org.attributionj.core.assembly.AssemblyAccount;
import org.attributionj.core.assembly.AssemblySession;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.io.UnusableInputException;
import org.attributionj.io.event.EventRow;

/**
 * Events of files in which the rows of a customer are adjacent: one customer in memory at a time, files read once per pass.
 * Needs 16 bytes per customer besides, to notice one who comes back.
 */
final class EventsByCustomer implements EventSource {
    private final EventFiles files;
    private final JourneyAssembler assembler;
    private final EventFacts facts;
    private boolean isFirstPass = true;

    EventsByCustomer(EventFiles files, JourneyAssembler assembler, EventFacts facts) {
        this.files = files;
        this.facts = facts;
        if (assembler.goal() != null) {
            this.assembler = assembler;
        } else {
            // the default goal depends on all conversions: a pass of its own, which --goal saves
            files.look(this::look);
            isFirstPass = false;
            this.assembler = assembler.withGoal(facts.goal());
        }
    }

    private void look(EventRow row) {
        row.touch().ifPresent(facts::see);
        row.converted().ifPresent(facts::see);
    }

    @Override
    public AssemblyAccount assemble(JourneySink sink) {
        Pass pass = new Pass(assembler.start(sink));
        files.read(pass::add);
        isFirstPass = false;
        return pass.finish();
    }

    @Override
    public EventFacts facts() {
        return facts;
    }

    @Override
    public String readAccount() {
        return files.account().toString();
    }

    @Override
    public void close() {
        // nothing is kept
    }

    /** Collects the rows of one customer after the other. */
    private final class Pass {
        private final AssemblySession session;
        private final HashSet64 seen = new HashSet64();
        private String customer = "";
        private List<Touchpoint> touchpoints = new ArrayList<>();
        private List<Conversion> conversions = new ArrayList<>();

        Pass(AssemblySession session) {
            this.session = session;
        }

        void add(EventRow row) {
            if (isFirstPass) {
                look(row);
            }
            String owner = row.touch()
                    .map(Touchpoint::customer)
                    .orElseGet(() -> row.converted().map(Conversion::customer).orElseThrow());
            if (!owner.equals(customer)) {
                flush();
                customer = owner;
                if (!seen.add(owner)) {
                    throw new UnusableInputException(row.file() + ":" + row.line() + ": customer " + owner
                            + " comes back after other customers; sort the file by customer, or leave out --grouped");
                }
            }
            row.touch().ifPresent(touchpoints::add);
            row.converted().ifPresent(conversions::add);
        }

        private void flush() {
            if (!touchpoints.isEmpty() || !conversions.isEmpty()) {
                session.customer(customer, touchpoints, conversions);
                touchpoints = new ArrayList<>();
                conversions = new ArrayList<>();
            }
        }

        AssemblyAccount finish() {
            flush();
            return session.finish();
        }
    }
}
