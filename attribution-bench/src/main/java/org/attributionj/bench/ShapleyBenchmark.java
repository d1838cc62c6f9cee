package org.attributionj.bench;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.attributionj.models.shapley.Shapley;
import org.attributionj.models.shapley.ShapleyValues;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Solves games of n players exactly, beside a loop that reads the table of worths once. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class ShapleyBenchmark {
    private static final long SEED = 42;

    /** The number of players. */
    @Param({"8", "12", "16", "20", "24"})
    int players = 8;

    private double[] worths = {};

    /** Draws the worths. */
    @Setup
    public void prepare() {
        // the smoke run asks for few journeys: it gets a small game as well
        players = Math.min(players, 31 - Integer.numberOfLeadingZeros(SyntheticJourneys.limited(1 << players)));
        Random random = new Random(SEED);
        worths = random.doubles(1L << players).toArray();
    }

    /**
     * Reads every worth.
     *
     * @return their sum
     */
    @Benchmark
    public double read() {
        double sum = 0;
        for (double worth : worths) {
            sum += worth;
        }
        return sum;
    }

    /**
     * Solves the game.
     *
     * @return the values
     */
    @Benchmark
    public ShapleyValues exact() {
        return Shapley.exact(players, worths);
    }
}
