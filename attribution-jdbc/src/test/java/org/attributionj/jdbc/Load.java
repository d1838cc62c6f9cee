package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.jdbc.support.StoreException;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.jdbc.tracker.TrackReport;

/** Threads that send all events in random order, and each one again until it is acknowledged, whatever happens meanwhile. */
final class Load implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 240;

    /** The names of the events whose calls returned, as {@link Verifier} names them. */
    final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    /** Calls that threw. */
    final AtomicInteger failures = new AtomicInteger();

    private volatile String last = "none";
    private final int events;
    private final ExecutorService threads;
    private final List<Future<?>> parts = new ArrayList<>();

    /** Starts one thread per tracker; a tracker may be named more than once. */
    Load(Events all, long seed, ConversionTracker... trackers) {
        events = all.touchpoints.size() + all.conversions.size();
        threads = Executors.newFixedThreadPool(trackers.length);
        List<Object> order = new ArrayList<>(all.touchpoints);
        order.addAll(all.conversions);
        Collections.shuffle(order, new Random(seed));
        for (int i = 0; i < trackers.length; i++) {
            int first = i;
            parts.add(threads.submit(() -> {
                for (int j = first; j < order.size(); j += trackers.length) {
                    send(trackers[first], order.get(j));
                }
            }));
        }
    }

    private void send(ConversionTracker tracker, Object event) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                TrackReport report = event instanceof Touchpoint touchpoint
                        ? tracker.track(touchpoint)
                        : tracker.track((Conversion) event);
                assertThat(report.isComplete()).as(report.toString()).isTrue();
                acknowledged.add(
                        event instanceof Touchpoint touchpoint
                                ? Verifier.nameOf(touchpoint)
                                : Verifier.nameOf((Conversion) event));
                return;
            } catch (StoreException e) {
                failures.incrementAndGet();
                last = e.getMessage();
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }

    /** Waits until a part of the events is acknowledged. */
    void awaitShare(double share) throws Exception {
        await("a share of " + share, () -> acknowledged.size() >= share * events);
    }

    /** Waits until so many calls have thrown; no thread may come to its end before. */
    void awaitFailures(int count) throws Exception {
        await(count + " failures", () -> failures.get() >= count);
    }

    /** Tells what ended a thread, rather than to wait for what no thread will do any more. */
    private void await(String what, BooleanSupplier isReached) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!isReached.getAsBoolean()) {
            boolean isAtWork = false;
            for (Future<?> part : parts) {
                if (part.isDone()) {
                    part.get();
                }
                isAtWork |= !part.isDone();
            }
            assertThat(isAtWork || isReached.getAsBoolean())
                    .as("threads that could bring about %s: %s", what, this)
                    .isTrue();
            assertThat(System.nanoTime()).as("patience for %s: %s", what, this).isLessThan(deadline);
            Thread.sleep(1);
        }
    }

    @Override
    public String toString() {
        return acknowledged.size() + " of " + events + " events acknowledged, " + failures + " failures, the last: "
                + last;
    }

    void awaitEnd() throws Exception {
        for (Future<?> part : parts) {
            part.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        assertThat(acknowledged).hasSize(events);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
