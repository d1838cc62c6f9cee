package org.attributionj.io;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a second thread reads ahead of the one that takes them, a bounded number of rows at most, so that parsing and
 * whatever is done with the rows go on at the same time.
 *
 * <pre>{@code
 * try (Rows<EventRow> rows = ReadAhead.of(sink -> reader.read(inputs, sink), rejects)) {
 *     rows.forEachRemaining(row -> ...);
 * }
 * }</pre>
 *
 * <p>Everything comes in the order in which the rows would have come without it: rejected rows are passed on by the taking
 * thread, before the row that follows them, and what the reading throws is thrown after the rows before it. One thread at
 * a time takes rows. The reading thread is a daemon; it ends with the rows, or when they are closed.
 *
 * @param <T> what a row holds; immutable, as it changes threads
 */
public final class ReadAhead<T> implements Rows<T> {
    private static final int BATCH_ROWS = 1024;
    private static final int BATCHES = 4;
    private static final long POLL_MILLIS = 20;

    private final BlockingQueue<Batch<T>> queue = new ArrayBlockingQueue<>(BATCHES);
    private final Consumer<? super RejectedRow> rejects;
    private final Function<? super Consumer<RejectedRow>, ? extends Rows<T>> source;
    private final Thread thread;
    private volatile boolean closed;

    private Batch<T> batch = new Batch<>();
    private int position;
    private long accepted;
    private long rejected;
    private long bytes;
    private long passedOver;
    private long lostConversions;

    private ReadAhead(
            Function<? super Consumer<RejectedRow>, ? extends Rows<T>> source, Consumer<? super RejectedRow> rejects) {
        this.source = Objects.requireNonNull(source, "source must not be null");
        this.rejects = Objects.requireNonNull(rejects, "rejects must not be null");
        thread = new Thread(this::readAll, "attributionj-reader");
        thread.setDaemon(true);
    }

    /**
     * Begins to read.
     *
     * @param <T> what a row holds
     * @param source opens the rows, with the consumer that is to be told of each rejected row; runs on the second thread
     * @param rejects is told of each rejected row, by the thread that takes the rows
     * @return the rows, to be closed
     */
    public static <T> Rows<T> of(
            Function<? super Consumer<RejectedRow>, ? extends Rows<T>> source, Consumer<? super RejectedRow> rejects) {
        ReadAhead<T> rows = new ReadAhead<>(source, rejects);
        rows.thread.start();
        return rows;
    }

    /** Runs on the second thread. */
    private void readAll() {
        Writer writer = new Writer();
        try (Rows<T> rows = source.apply(writer)) {
            while (!closed && rows.hasNext()) {
                writer.add(rows.next(), rows);
            }
            writer.batch.bytes = rows.bytesRead();
            writer.batch.passedOver = rows.account().passedOver();
            writer.batch.lostConversions = rows.account().lostConversions();
        } catch (RuntimeException | Error e) {
            writer.batch.failure = e;
        }
        writer.batch.isLast = true;
        put(writer.batch);
    }

    /** Waits for room in the queue, but not after the rows were closed. */
    private void put(Batch<T> full) {
        try {
            while (!closed && !queue.offer(full, POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                // nobody takes rows at the moment
            }
        } catch (InterruptedException e) {
            // nobody has a handle on this thread but close(), which sets closed and then waits for it to end
            closed = true;
        }
    }

    @Override
    public boolean hasNext() {
        while (true) {
            while (position < batch.size) {
                RejectedRow reject = batch.reject(position);
                if (reject == null) {
                    return true;
                }
                position++;
                rejected++;
                rejects.accept(reject);
            }
            bytes = Math.max(bytes, batch.bytes);
            passedOver = Math.max(passedOver, batch.passedOver);
            lostConversions = Math.max(lostConversions, batch.lostConversions);
            if (batch.isLast) {
                batch.rethrow();
                return false;
            }
            batch = take();
            position = 0;
        }
    }

    private Batch<T> take() {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for rows", e);
        }
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more rows");
        }
        accepted++;
        return batch.row(position++);
    }

    /** {@inheritDoc} Rows that are passed over and lost conversions are counted at the end. */
    @Override
    public ReadAccount account() {
        return new ReadAccount(accepted + rejected + passedOver, accepted, rejected, passedOver, lostConversions);
    }

    /** {@inheritDoc} That is, up to a batch of rows ahead of those that were taken. */
    @Override
    public long bytesRead() {
        return Math.max(bytes, batch.bytes);
    }

    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Collects rows and rejects on the second thread. */
    private final class Writer implements Consumer<RejectedRow> {
        private Batch<T> batch = new Batch<>();

        void add(T row, Rows<T> rows) {
            batch.rows[batch.size++] = row;
            if (batch.size == BATCH_ROWS) {
                batch.bytes = rows.bytesRead();
                pass();
            }
        }

        @Override
        public void accept(RejectedRow row) {
            batch.rows[batch.size++] = new Reject(row);
            if (batch.size == BATCH_ROWS) {
                pass();
            }
        }

        private void pass() {
            put(batch);
            batch = new Batch<>();
        }
    }

    /** Marks a rejected row among accepted ones. */
    private record Reject(RejectedRow row) {}

    /** Rows in order, and how the reading went on. */
    private static final class Batch<T> {
        private final @Nullable Object[] rows = new Object[BATCH_ROWS];
        private int size;
        private long bytes;
        private long passedOver;
        private long lostConversions;
        private boolean isLast;
        private @Nullable Throwable failure;

        @Nullable
        RejectedRow reject(int index) {
            return rows[index] instanceof Reject reject ? reject.row() : null;
        }

        @SuppressWarnings("unchecked") // what is no reject is a row
        T row(int index) {
            return (T) Objects.requireNonNull(rows[index], "a batch is full up to its size");
        }

        void rethrow() {
            if (failure instanceof RuntimeException problem) {
                throw problem;
            }
            if (failure instanceof Error error) {
                throw error;
            }
        }
    }
}
