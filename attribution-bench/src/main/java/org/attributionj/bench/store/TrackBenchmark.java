package org.attributionj.bench.store;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Events tracked per second, one per call, each call waiting until its event is on disk. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1, time = 5)
@Measurement(iterations = 3, time = 5)
@Fork(1)
public class TrackBenchmark {
    private static final int CUSTOMERS = 20_000;

    /** A caller and its events. */
    @State(Scope.Thread)
    public static class Caller {
        private @Nullable EventStream stream;

        /**
         * Begins a stream of its own.
         *
         * @param state says which are taken
         */
        @Setup(Level.Trial)
        public void begin(TrackerState state) {
            stream = state.newStream(CUSTOMERS);
        }

        private void track(ConversionTracker tracker) {
            Objects.requireNonNull(stream).next(tracker::track, tracker::track);
        }
    }

    /**
     * One caller.
     *
     * @param state the tracker
     * @param caller the caller
     */
    @Benchmark
    @Threads(1)
    public void threads01(TrackerState state, Caller caller) {
        caller.track(state.tracker());
    }

    /**
     * Four callers at once.
     *
     * @param state the tracker
     * @param caller one of them
     */
    @Benchmark
    @Threads(4)
    public void threads04(TrackerState state, Caller caller) {
        caller.track(state.tracker());
    }

    /**
     * Sixteen callers at once.
     *
     * @param state the tracker
     * @param caller one of them
     */
    @Benchmark
    @Threads(16)
    public void threads16(TrackerState state, Caller caller) {
        caller.track(state.tracker());
    }
}
