package org.attributionj.bench.store;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.attributionj.jdbc.AttributionStore;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A tracker with six models on an empty database, which sweeps only when told to. */
@State(Scope.Benchmark)
public class TrackerState {
    private static final int CONNECTIONS = 4;

    /** Where the events go. */
    @Param({"h2", "sqlite", "postgresql", "mariadb"})
    String database = "h2";

    private final AtomicInteger streams = new AtomicInteger();
    private @Nullable TemporaryFolder folder;
    private @Nullable BenchDatabase opened;
    private @Nullable AttributionStore store;
    private @Nullable ConversionTracker tracker;

    /**
     * Starts the server if there is one.
     *
     * @throws Exception if it does not start
     */
    @Setup(Level.Trial)
    public void start() throws Exception {
        folder = TemporaryFolder.create();
        opened = BenchDatabase.open(database, folder.path(), CONNECTIONS);
        store = Workload.store(opened.source());
        tracker = ConversionTracker.builder(store)
                .models(Workload.models())
                .sweeps(false)
                .open();
    }

    /**
     * Stops what was started and deletes its files.
     *
     * @throws Exception if something resists
     */
    @TearDown(Level.Trial)
    public void stop() throws Exception {
        tracker().close();
        Objects.requireNonNull(opened).close();
        Objects.requireNonNull(folder).close();
    }

    ConversionTracker tracker() {
        return Objects.requireNonNull(tracker);
    }

    AttributionStore store() {
        return Objects.requireNonNull(store);
    }

    /** Events that nobody else has. */
    EventStream newStream(int customers) {
        return new EventStream("s" + streams.incrementAndGet(), customers);
    }
}
