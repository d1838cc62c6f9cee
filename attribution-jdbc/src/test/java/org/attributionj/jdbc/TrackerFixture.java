package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attributionj.jdbc.TrackedEvents.EQUAL;
import static org.attributionj.jdbc.TrackedEvents.LATER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.jdbc.tracker.TrackerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A tracker on a real database, and what became of the events; nothing is tested here. */
abstract class TrackerFixture {
    static final Duration LEASE = Duration.ofMinutes(1);

    /** Long enough on any machine; nothing depends on how long it takes. */
    static final int PATIENCE_SECONDS = 120;

    final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T00:00:00Z"));
    final Heard heard = new Heard();
    TestDatabase database;
    GatedSource source;
    AttributionStore store;

    /** An empty database whose commits are durable, if {@link #isDurable}. */
    abstract TestDatabase open() throws Exception;

    boolean isDurable() {
        return true;
    }

    @BeforeEach
    final void openStore() throws Exception {
        database = open();
        source = new GatedSource(database.source());
        store = openedStore();
    }

    @AfterEach
    final void closeDatabase() throws Exception {
        database.close();
        assertThat(trackerThreads()).isEmpty();
    }

    final AttributionStore openedStore() {
        return AttributionStore.builder(source).clock(clock).open();
    }

    /** A tracker that sweeps only when it is told to. */
    final TrackerBuilder quiet() {
        return ConversionTracker.builder(store)
                .models(EQUAL, LATER)
                .durable(isDurable())
                .clock(clock)
                .lease(LEASE)
                .listeners(heard)
                .sweeps(false);
    }

    /** Every event is there once, every conversion has the results of the newest revision, and nobody stored one twice. */
    final void assertEverythingIsAttributed(Events events) throws Exception {
        assertThat(store.pending().count()).isZero();
        new Verifier(database.source(), events).verifyAll(heard.attributed);
    }

    final void awaitNonePending() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (store.pending().count() > 0) {
            assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
            Thread.sleep(5);
        }
    }

    static void awaitNoTrackerThread() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!trackerThreads().isEmpty()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
            Thread.sleep(5);
        }
    }

    static List<String> trackerThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("attribution-tracker"))
                .toList();
    }
}
