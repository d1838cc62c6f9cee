package org.attributionj.cli;

import org.attributionj.core.assembly.AssemblyAccount;
import org.attributionj.core.assembly.EventFacts;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.io.UnusableInputException;
import org.attributionj.io.event.CustomerRows;
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
        CustomerRows customers = new CustomerRows(assembler.start(sink));
        HashSet64 seen = new HashSet64();
        files.read(row -> {
            if (isFirstPass) {
                look(row);
            }
            boolean isNext = customers.add(row);
            if (isNext) {
                files.forget();
            }
            files.remember(row);
            if (isNext && !seen.add(row.customer())) {
                throw new UnusableInputException(row.file() + ":" + row.line() + ": customer " + row.customer()
                        + " comes back after other customers; sort the file by customer, or leave out --grouped");
            }
        });
        isFirstPass = false;
        return customers.finish();
    }

    @Override
    public JourneyAssembler assembler() {
        return assembler;
    }

    @Override
    public EventFacts facts() {
        if (isFirstPass) {
            files.look(this::look);
            isFirstPass = false;
        }
        return facts;
    }

    @Override
    public String readAccount() {
        return files.report();
    }

    @Override
    public void close() {
        // nothing is kept
    }
}
