package org.attributionj.cli;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attributionj.core.assembly.AssemblyRejection;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Customer;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.io.UnusableInputException;
import org.attributionj.io.event.EventRow;
import org.attributionj.io.sort.CustomerSort;
import org.attributionj.report.history.CustomerSource;
import org.jspecify.annotations.Nullable;

/**
 * Events of files, one customer after the other, as often as asked: kept in memory, sorted in temporary files if there are too
 * many, or read again each time if the rows of a customer are adjacent.
 */
final class CustomersOfFiles implements CustomerSource, Closeable {
    private final EventFiles files;
    private final InputOptions options;
    private final Map<String, Events> customers = new TreeMap<>();
    private String populationAccount = "";
    private long events;
    private @Nullable CustomerSort sort;
    private @Nullable TemporaryFolder folder;

    /** What is held of one customer. */
    private record Events(List<Touchpoint> touchpoints, List<Conversion> conversions) {
        Events() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    CustomersOfFiles(InputOptions options) {
        this.options = options;
        files = new EventFiles(options, Progress.onTerminal());
        if (!options.isGrouped()) {
            try {
                files.read(this::keep);
            } catch (RuntimeException e) {
                close();
                throw e;
            }
        }
    }

    private void keep(EventRow row) {
        files.remember(row);
        CustomerSort sorting = sort;
        if (sorting != null) {
            row.touch().ifPresent(sorting::add);
            row.converted().ifPresent(sorting::add);
            return;
        }
        Events known = customers.computeIfAbsent(row.customer(), customer -> new Events());
        add(row, known);
        events++;
        if (events > options.rowsInMemory()) {
            startSort();
        }
    }

    private static void add(EventRow row, Events into) {
        row.touch().ifPresent(into.touchpoints()::add);
        row.converted().ifPresent(into.conversions()::add);
    }

    private void startSort() {
        TemporaryFolder made = TemporaryFolder.in(options.temporary());
        folder = made;
        CustomerSort started = new CustomerSort(made.path(), Math.max(1, options.rowsInMemory() / 2));
        sort = started;
        customers.values().forEach(known -> {
            known.touchpoints().forEach(started::add);
            known.conversions().forEach(started::add);
        });
        customers.clear();
    }

    @Override
    public void forEachCustomer(Visitor visitor) {
        if (options.isGrouped()) {
            readGrouped(visitor);
        } else if (sort != null) {
            sort.forEachCustomer(visitor::accept);
        } else {
            customers.forEach((customer, known) ->
                    visitor.accept(customer, List.copyOf(known.touchpoints()), List.copyOf(known.conversions())));
        }
    }

    private void readGrouped(Visitor visitor) {
        HashSet64 seen = new HashSet64();
        Adjacent current = new Adjacent(visitor);
        files.read(row -> {
            boolean isNext = current.add(row);
            if (isNext) {
                files.forget();
            }
            files.remember(row);
            if (isNext && !seen.add(row.customer())) {
                throw new UnusableInputException(row.file() + ":" + row.line() + ": customer " + row.customer()
                        + " comes back after other customers; sort the file by customer, or leave out --grouped");
            }
        });
        current.end();
    }

    /** Collects adjacent rows of one customer. */
    private static final class Adjacent {
        private final Visitor visitor;
        private @Nullable String customer;
        private Events events = new Events();

        Adjacent(Visitor visitor) {
            this.visitor = visitor;
        }

        /** Takes a row; whether it begins a customer. */
        boolean add(EventRow row) {
            boolean isNew = !row.customer().equals(customer);
            if (isNew) {
                end();
                customer = row.customer();
                events = new Events();
            }
            CustomersOfFiles.add(row, events);
            return isNew;
        }

        void end() {
            String finished = customer;
            if (finished != null) {
                visitor.accept(finished, events.touchpoints(), events.conversions());
            }
            customer = null;
        }
    }

    /** The customers and their arms of experiments; none if no file of them was named. */
    List<Customer> population() {
        return options.population()
                .map(file -> PopulationFile.read(file, options, files, files::reject))
                .map(read -> {
                    populationAccount = System.lineSeparator() + read.account();
                    return read.people();
                })
                .orElse(List.of());
    }

    /** Counts and writes an event that contradicts another one. */
    void reject(AssemblyRejection rejection) {
        files.reject(rejection);
    }

    /** Stops where too many rows were refused since they were read. */
    void requireAccepted() {
        files.requireAccepted();
    }

    /** What was read. */
    String account() {
        return files.report() + populationAccount;
    }

    @Override
    public void close() {
        if (sort != null) {
            sort.close();
        }
        if (folder != null) {
            folder.close();
        }
        files.close();
    }
}
