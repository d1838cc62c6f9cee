package org.attributionj.bench;

import java.util.concurrent.TimeUnit;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.models.markov.MarkovModel;
import org.attributionj.models.markov.MarkovOptions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Fits Markov chains, with the removal effects of all channels, to a million columnar journeys, beside a loop that only
 * reads them. Time per journey.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class MarkovBenchmark {
    private static final int JOURNEYS = 1_000_000;
    private static final long SEED = 42;
    private static final double CONVERTING = 0.1;

    private final JourneyBatch batch = new SyntheticJourneys(SEED).batch(JOURNEYS, CONVERTING);

    /** The orders that are timed. */
    @State(Scope.Benchmark)
    public static class Orders {
        /** How many successive channels make a state. */
        @Param({"1", "2", "3"})
        int order = 1;
    }

    /**
     * Reads each touchpoint of each journey once through the view.
     *
     * @return a number that depends on all of them
     */
    @Benchmark
    @OperationsPerInvocation(JOURNEYS)
    public long read() {
        JourneyView view = batch.view();
        long sum = 0;
        for (int row = 0; row < view.rows(); row++) {
            view.moveTo(row);
            for (int i = 0; i < view.length(); i++) {
                sum += view.code(i);
            }
        }
        return sum;
    }

    /**
     * Reads each touchpoint once and counts it in an array: the least that counting transitions must do.
     *
     * @return the counts
     */
    @Benchmark
    @OperationsPerInvocation(JOURNEYS)
    public long[] readAndCount() {
        JourneyView view = batch.view();
        long[] counts = new long[256];
        for (int row = 0; row < view.rows(); row++) {
            view.moveTo(row);
            for (int i = 0; i < view.length(); i++) {
                counts[view.code(i) & 255]++;
            }
        }
        return counts;
    }

    /**
     * Counts, factorises, and removes every channel.
     *
     * @param orders the order
     * @return the model
     */
    @Benchmark
    @OperationsPerInvocation(JOURNEYS)
    public MarkovModel fit(Orders orders) {
        return MarkovModel.fit(batch, MarkovOptions.ofOrder(orders.order));
    }
}
