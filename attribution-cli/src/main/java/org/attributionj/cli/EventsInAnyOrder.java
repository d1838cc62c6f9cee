package org.attributionj.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.attributionj.core.assembly.AssemblyAccount;
import org.attributionj.core.assembly.EventFacts;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.io.event.EventRow;
import org.attributionj.io.sort.CustomerSort;
import org.jspecify.annotations.Nullable;

/** Events in any order, read once and kept: in memory, or sorted by customer in temporary files if there are too many. */
final class EventsInAnyOrder implements EventSource {
    private final EventFiles files;
    private final JourneyAssembler assembler;
    private final EventFacts facts;
    private final int mostInMemory;
    private final Path temporary;
    private List<Touchpoint> touchpoints = new ArrayList<>();
    private List<Conversion> conversions = new ArrayList<>();
    private @Nullable CustomerSort sort;
    private @Nullable TemporaryFolder folder;

    /**
     * Reads the events.
     *
     * @param mostInMemory more events than these are sorted in files
     * @param temporary where these files are
     */
    EventsInAnyOrder(EventFiles files, JourneyAssembler assembler, EventFacts facts, int mostInMemory, Path temporary) {
        this.files = files;
        this.assembler = assembler;
        this.facts = facts;
        this.mostInMemory = mostInMemory;
        this.temporary = temporary;
        try {
            files.read(this::add);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void add(EventRow row) {
        files.remember(row);
        row.touch().ifPresent(touchpoint -> {
            facts.see(touchpoint);
            if (sort == null) {
                touchpoints.add(touchpoint);
            } else {
                sort.add(touchpoint);
            }
        });
        row.converted().ifPresent(conversion -> {
            facts.see(conversion);
            if (sort == null) {
                conversions.add(conversion);
            } else {
                sort.add(conversion);
            }
        });
        if (sort == null && touchpoints.size() + conversions.size() > mostInMemory) {
            startSort();
        }
    }

    private void startSort() {
        // the first run is collected while the events before it are still held
        TemporaryFolder made = TemporaryFolder.in(temporary);
        folder = made;
        CustomerSort started = new CustomerSort(made.path(), Math.max(1, mostInMemory / 2));
        sort = started;
        List<Touchpoint> earlierTouchpoints = touchpoints;
        List<Conversion> earlierConversions = conversions;
        touchpoints = new ArrayList<>();
        conversions = new ArrayList<>();
        earlierTouchpoints.forEach(started::add);
        earlierConversions.forEach(started::add);
    }

    @Override
    public AssemblyAccount assemble(JourneySink sink) {
        CustomerSort sorted = sort;
        if (sorted == null) {
            return assembler.assemble(touchpoints, conversions, sink);
        }
        JourneyAssembler withGoal = assembler.goal() == null ? assembler.withGoal(facts.goal()) : assembler;
        SortedCustomers customers = new SortedCustomers(withGoal.start(sink));
        sorted.forEachCustomer(customers::add);
        return customers.finish();
    }

    @Override
    public JourneyAssembler assembler() {
        return assembler;
    }

    @Override
    public EventFacts facts() {
        return facts;
    }

    @Override
    public String readAccount() {
        return files.report();
    }

    @Override
    public void close() {
        if (sort != null) {
            sort.close();
        }
        if (folder != null) {
            folder.close();
        }
    }
}
