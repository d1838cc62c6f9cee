package org.attributionj.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Customer;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.io.Input;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.Rows;
import org.attributionj.io.event.EventRow;
import org.attributionj.io.population.PopulationReader;
import org.attributionj.jdbc.AttributionStore;
import org.attributionj.jdbc.write.RejectedEvent;
import org.attributionj.jdbc.write.WriteReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Loads event files into a database. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Stores events, and the rows that are rejected, in a database. Loading a file again changes nothing.")
final class LoadCommand implements Runnable {
    private static final int BATCH = 20_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final InputOptions input = new InputOptions();

    @Mixin
    private final JourneyOptions journeys = new JourneyOptions();

    @Override
    public void run() {
        PrintWriter err = spec.commandLine().getErr();
        try (EventFiles files = new EventFiles(input, Progress.onTerminal());
                DatabaseOptions.OpenStore open = database.open(EventRun.assembler(input, journeys))) {
            Loader loader = new Loader(open.store(), input.dropsRepeats());
            files.read(loader::add, loader::reject);
            input.population().ifPresent(file -> load(file, files, loader));
            loader.flush();
            err.println(files.account());
            err.println(loader.account());
        }
    }

    private void load(Path file, EventFiles files, Loader loader) {
        try (Rows<Customer> rows = PopulationReader.of(input.limits()).read(List.of(Input.of(file)), row -> {
            files.reject(row);
            loader.reject(row);
        })) {
            while (rows.hasNext()) {
                loader.add(rows.next());
            }
        }
    }

    /** Collects rows into batches. */
    private static final class Loader {
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

        Loader(AttributionStore store, boolean dropsRepeats) {
            this.store = store;
            touchpointIds = new Occurrences(dropsRepeats);
            conversionIds = new Occurrences(dropsRepeats);
        }

        void add(EventRow row) {
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

        void add(Customer customer) {
            customers.add(customer);
            if (customers.size() >= BATCH) {
                flush();
            }
        }

        void reject(RejectedRow row) {
            rejected.add(new RejectedEvent(
                    "row", null, null, row.file(), row.line(), row.column(), row.value(), row.reason()));
            if (rejected.size() >= BATCH) {
                flush();
            }
        }

        void flush() {
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

        String account() {
            return "stored: " + storedTouchpoints + " touchpoints, " + storedConversions
                    + " conversions and adjustments, " + storedCustomers + " customers; " + duplicates
                    + " events were duplicates or there already, " + refused + " were refused; "
                    + store.pending().count()
                    + " conversions wait for their attribution";
        }
    }
}
