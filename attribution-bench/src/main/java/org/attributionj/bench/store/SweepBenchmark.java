package org.attributionj.bench.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time per conversion of a sweep over conversions that wait, under six models: claim, read the journey, attribute, store
 * results, credits and summary. Each journey has four touchpoints, each customer one journey.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(1)
public class SweepBenchmark {
    private static final int CONVERSIONS = 4_000;
    private static final int LENGTH = 4;
    private static final int BATCH = 1_000;

    /** Conversions that nobody has attributed yet. */
    @State(Scope.Benchmark)
    public static class Waiting {
        private @Nullable EventStream stream;
        private int customers;

        /**
         * Stores new conversions and their touchpoints.
         *
         * @param state where
         */
        @Setup(Level.Iteration)
        public void add(TrackerState state) {
            EventStream events = stream == null ? state.newStream(1) : stream;
            stream = events;
            List<Touchpoint> touchpoints = new ArrayList<>();
            List<Conversion> conversions = new ArrayList<>();
            for (int i = 0; i < CONVERSIONS; i++) {
                String customer = "customer of journey " + customers++;
                for (int k = 0; k < LENGTH; k++) {
                    touchpoints.add(events.touchpoint(customer));
                }
                conversions.add(events.conversion(customer));
                if (conversions.size() == BATCH) {
                    state.store().events().write(touchpoints, conversions);
                    touchpoints.clear();
                    conversions.clear();
                }
            }
        }
    }

    /**
     * Attributes all that waits.
     *
     * @param state the tracker
     * @param waiting what waits
     * @return how many conversions have results now
     */
    @Benchmark
    @OperationsPerInvocation(CONVERSIONS)
    public int sweep(TrackerState state, Waiting waiting) {
        int swept = state.tracker().sweep();
        if (swept != CONVERSIONS) {
            throw new IllegalStateException("swept must be " + CONVERSIONS + ", but was " + swept);
        }
        return swept;
    }
}
