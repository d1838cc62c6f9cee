package org.attributionj.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Customer;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.event.EventRow;
import org.attributionj.jdbc.AttributionStore;
import org.attributionj.jdbc.write.RejectedEvent;
import org.attributionj.jdbc.write.WriteReport;

/** Loads event files into a store, in batches; loading them again changes nothing. */
final class EventLoading {
    private static final int BATCH = 20_000;

    private final AttributionStore store;
    private final Occurrences touchpointIds;
    private final Occurrences conversionIds;
    private final List<Touchpoint> touchpoints = new ArrayList<>();
    private final List<Conversion> conversions = new ArrayList<>();
    private final List<Customer> customers = new ArrayList<>();
    private final List<RejectedEvent> rejected = new ArrayList<>();
    private long storedTouchpoints;
    private long storedConversions;
    private long storedCustomers;
    private long duplicates;
    private long refused;

    private EventLoading(AttributionStore store, boolean dropsRepeats) {
        this.store = store;
        touchpointIds = new Occurrences(dropsRepeats);
        conversionIds = new Occurrences(dropsRepeats);
    }

    /** Stores the events, the population and the rejected rows that the options name, and prints the accounts of both. */
    static void load(AttributionStore store, InputOptions input, PrintWriter err) {
        try (EventFiles files = new EventFiles(input, Progress.onTerminal())) {
            EventLoading loading = new EventLoading(store, input.dropsRepeats());
            files.read(loading::add, loading::reject);
            input.population().ifPresent(file -> loading.load(file, input, files));
            loading.flush();
            err.println(files.report());
            err.println(loading.account());
        }
    }

    private void load(Path file, InputOptions input, EventFiles files) {
        PopulationFile.read(file, input, files, row -> {
                    files.reject(row);
                    reject(row);
                })
                .people()
                .forEach(this::add);
    }

    private void add(EventRow row) {
        row.touch()
                .ifPresent(touchpoint -> touchpoints.add(
                        touchpoint.hasGeneratedId()
                                ? touchpoint.toBuilder()
                                        .id(touchpointIds.next(touchpoint.id()))
                                        .build()
                                : touchpoint));
        row.converted()
                .ifPresent(conversion -> conversions.add(
                        conversion.hasGeneratedId()
                                ? conversion.toBuilder()
                                        .id(conversionIds.next(conversion.id()))
                                        .build()
                                : conversion));
        if (touchpoints.size() + conversions.size() >= BATCH) {
            flush();
        }
    }

    private void add(Customer customer) {
        customers.add(customer);
        if (customers.size() >= BATCH) {
            flush();
        }
    }

    private void reject(RejectedRow row) {
        rejected.add(
                new RejectedEvent("row", null, null, row.file(), row.line(), row.column(), row.value(), row.reason()));
        if (rejected.size() >= BATCH) {
            flush();
        }
    }

    private void flush() {
        WriteReport report = store.events().write(touchpoints, conversions);
        store.reference().putCustomers(customers);
        store.reference().putRejected(rejected);
        storedTouchpoints += report.touchpoints();
        storedConversions += report.conversions();
        storedCustomers += customers.size();
        duplicates += report.duplicates();
        refused += report.refusals().size();
        touchpoints.clear();
        conversions.clear();
        customers.clear();
        rejected.clear();
    }

    private String account() {
        return "stored: " + storedTouchpoints + " touchpoints, " + storedConversions
                + " conversions and adjustments, " + storedCustomers + " customers; " + duplicates
                + " events were duplicates or there already, " + refused + " were refused; "
                + store.pending().count()
                + " conversions wait for their attribution";
    }
}
