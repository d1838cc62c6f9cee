package org.attributionj.io.sort;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;

/**
 * Brings events together by customer, in files of sorted runs, however many there are: memory holds one run while events
 * are added and one customer while they are read.
 *
 * <pre>{@code
 * try (CustomerSort sort = new CustomerSort(Files.createTempDirectory("events"), 1_000_000)) {
 *     touchpoints.forEach(sort::add);
 *     conversions.forEach(sort::add);
 *     sort.forEachCustomer(session::customer);
 * }
 * }</pre>
 *
 * <p>The files hold what the events hold, in a form that only this object can read; they are deleted when it is closed, or
 * else when the JVM ends. An I/O error, such as a full disk, is thrown as an {@link UncheckedIOException} that names the
 * directory. O(n log n). One thread at a time.
 */
public final class CustomerSort implements Closeable {
    /** An arena of bytes cannot grow beyond 2 GB, and doubles. */
    private static final int MOST_BYTES = 512 << 20;

    private final Path directory;
    private final int runLength;
    private final EventForm form = new EventForm();
    private final Run run = new Run(form);
    private final List<Path> files = new ArrayList<>();

    /**
     * An empty sort.
     *
     * @param directory an existing directory of its own; it is deleted with what is in it when this is closed
     * @param runLength how many events are held in memory, 1 or more: some 300 bytes each
     * @throws IllegalArgumentException if the length is less than 1
     */
    public CustomerSort(Path directory, int runLength) {
        this.directory = Objects.requireNonNull(directory, "directory must not be null");
        if (runLength < 1) {
            throw new IllegalArgumentException("runLength must be 1 or more, but was " + runLength);
        }
        this.runLength = runLength;
        directory.toFile().deleteOnExit();
    }

    /** Takes all events of one customer. */
    @FunctionalInterface
    public interface CustomerConsumer {
        /**
         * Takes all events of one customer.
         *
         * @param customer the customer's id
         * @param touchpoints the touchpoints, in the order in which they were added
         * @param conversions the conversions and adjustments, in the order in which they were added
         */
        void accept(String customer, List<Touchpoint> touchpoints, List<Conversion> conversions);
    }

    /**
     * Adds a touchpoint.
     *
     * @param event the touchpoint
     */
    public void add(Touchpoint event) {
        try {
            run.add(event);
            writeIfFull();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * Adds a conversion or an adjustment.
     *
     * @param event the conversion
     */
    public void add(Conversion event) {
        try {
            run.add(event);
            writeIfFull();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void writeIfFull() throws IOException {
        if (run.size() >= runLength || run.bytes() >= MOST_BYTES) {
            write();
        }
    }

    private void write() throws IOException {
        Path file = directory.resolve("run-" + files.size());
        files.add(file);
        file.toFile().deleteOnExit();
        run.writeTo(file);
    }

    /**
     * Shows all customers in the natural order of their ids. May be called again, and more events may be added after it.
     *
     * @param consumer takes the customers; their lists are its own
     */
    public void forEachCustomer(CustomerConsumer consumer) {
        try {
            if (run.size() > 0) {
                write();
            }
            merge(consumer);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void merge(CustomerConsumer consumer) throws IOException {
        List<Run.Cursor> cursors = new ArrayList<>();
        try {
            for (Path file : files) {
                cursors.add(new Run.Cursor(file, form));
            }
            PriorityQueue<Run.Cursor> queue = new PriorityQueue<>(
                    Comparator.comparing(Run.Cursor::customer).thenComparingInt(cursors::indexOf));
            for (Run.Cursor cursor : cursors) {
                advance(cursor, queue);
            }
            while (!queue.isEmpty()) {
                giveCustomer(queue, consumer);
            }
        } finally {
            for (Run.Cursor cursor : cursors) {
                cursor.close();
            }
        }
    }

    private static void advance(Run.Cursor cursor, PriorityQueue<Run.Cursor> queue) throws IOException {
        if (cursor.next()) {
            queue.add(cursor);
        }
    }

    private static void giveCustomer(PriorityQueue<Run.Cursor> queue, CustomerConsumer consumer) throws IOException {
        List<Touchpoint> touchpoints = new ArrayList<>();
        List<Conversion> conversions = new ArrayList<>();
        String customer = queue.element().customer();
        while (!queue.isEmpty() && queue.element().customer().equals(customer)) {
            Run.Cursor cursor = queue.remove();
            boolean isThere = true;
            while (isThere && cursor.customer().equals(customer)) {
                if (cursor.touchpoint() != null) {
                    touchpoints.add(cursor.touchpoint());
                }
                if (cursor.conversion() != null) {
                    conversions.add(cursor.conversion());
                }
                isThere = cursor.next();
            }
            if (isThere) {
                queue.add(cursor);
            }
        }
        consumer.accept(customer, touchpoints, conversions);
    }

    private UncheckedIOException failure(IOException e) {
        return new UncheckedIOException(
                "cannot sort events in " + directory + ": " + e.getMessage()
                        + "; make room there, or choose another directory for temporary files",
                e);
    }

    /** Deletes the files and the directory. */
    @Override
    public void close() {
        try {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete temporary files in " + directory + ": " + e.getMessage(), e);
        }
    }
}
