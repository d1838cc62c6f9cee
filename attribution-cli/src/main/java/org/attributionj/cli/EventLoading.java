package org.attributionj.cli;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attributionj.core.assembly.EventKind;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Customer;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.event.EventRow;
import org.attributionj.jdbc.AttributionStore;
import org.attributionj.jdbc.write.Refusal;
import org.attributionj.jdbc.write.RejectedEvent;
import org.attributionj.jdbc.write.WriteReport;

/** Loads event files into a store, in batches; loading them again changes nothing. */
final class EventLoading {
    private static final int BATCH = 20_000;

    private final AttributionStore store;
    private final EventFiles files;
    /** The rows of the batch by the kind and the id of their events. */
    private final ListMultimap<String, EventRow> rows = ArrayListMultimap.create();

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

    private EventLoading(AttributionStore store, EventFiles files, boolean dropsRepeats) {
        this.store = store;
        this.files = files;
        touchpointIds = new Occurrences(dropsRepeats);
        conversionIds = new Occurrences(dropsRepeats);
    }

    /** Stores the events, the population and the rejected rows that the options name, and prints the accounts of both. */
    static void load(AttributionStore store, InputOptions input, PrintWriter err, Shortfalls shortfalls) {
        try (EventFiles files = new EventFiles(input, Progress.onTerminal())) {
            EventLoading loading = new EventLoading(store, files, input.dropsRepeats());
            files.read(loading::add, loading::reject);
            input.population().ifPresent(file -> loading.load(file, input, files));
            loading.flush();
            err.println(files.report());
            err.println(loading.account());
            if (loading.refused > 0) {
                shortfalls.add("the database refused " + loading.refused
                        + (loading.refused == 1 ? " event" : " events")
                        + "; --rejects FILE says which and why");
            }
            files.requireAccepted();
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
        row.touch().ifPresent(touchpoint -> {
            Touchpoint named = touchpoint.hasGeneratedId()
                    ? touchpoint.toBuilder()
                            .id(touchpointIds.next(touchpoint.id()))
                            .build()
                    : touchpoint;
            touchpoints.add(named);
            rows.put(key(EventKind.TOUCHPOINT, named.id()), row);
        });
        row.converted().ifPresent(conversion -> {
            Conversion named = conversion.hasGeneratedId()
                    ? conversion.toBuilder()
                            .id(conversionIds.next(conversion.id()))
                            .build()
                    : conversion;
            conversions.add(named);
            rows.put(key(EventKind.CONVERSION, named.id()), row);
        });
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
        report.refusals().forEach(this::refuse);
        rows.clear();
        touchpoints.clear();
        conversions.clear();
        customers.clear();
        rejected.clear();
    }

    private static String key(EventKind kind, String id) {
        return kind + " " + id;
    }

    private void refuse(Refusal refusal) {
        refused++;
        List<EventRow> ofId = rows.get(key(refusal.kind(), refusal.id()));
        // where rows of one id are at odds, the first one stays
        Optional<EventRow> row = ofId.isEmpty() ? Optional.empty() : Optional.of(ofId.remove(ofId.size() - 1));
        boolean isOfCustomer = refusal.reason().startsWith("customer");
        files.refuse(new RejectedRow(
                row.map(EventRow::file).orElse(""),
                row.map(EventRow::line).orElse(0L),
                isOfCustomer ? "customer" : "id",
                isOfCustomer ? refusal.customer() : refusal.id(),
                refusal.reason()));
    }

    private String account() {
        return "stored: " + storedTouchpoints + " touchpoints, " + storedConversions
                + " conversions and adjustments, " + storedCustomers + " customers; " + duplicates
                + " events were duplicates or there already, " + refused + " were refused; "
                + store.pending().count()
                + " conversions wait for their attribution";
    }
}
