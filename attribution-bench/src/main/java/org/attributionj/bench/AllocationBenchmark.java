package org.attributionj.bench;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.attributionj.core.money.ExactAllocator;
import org.attributionj.core.money.Fallback;
import org.attributionj.core.money.Shares;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Divides values in cents over five touchpoints, exactly. Time per conversion. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class AllocationBenchmark {
    private static final int CONVERSIONS = 1_000;
    private static final int TOUCHPOINTS = 5;

    private final double[][] weights = new double[CONVERSIONS][TOUCHPOINTS];
    private final long[][] shares = new long[CONVERSIONS][TOUCHPOINTS];
    private final long[] values = new long[CONVERSIONS];
    private final long[] units = new long[TOUCHPOINTS];
    private final long[] parts = new long[TOUCHPOINTS + 2];
    private final ExactAllocator allocator = new ExactAllocator();

    /** Draws weights and values. */
    @Setup
    public void prepare() {
        Random random = new Random(42);
        for (int k = 0; k < CONVERSIONS; k++) {
            values[k] = random.nextInt(1_000_000);
            for (int i = 0; i < TOUCHPOINTS; i++) {
                weights[k][i] = random.nextDouble();
            }
            Shares.settle(weights[k], TOUCHPOINTS, 0, Fallback.LINEAR, shares[k]);
        }
    }

    /**
     * Weights to shares.
     *
     * @return a number that depends on the shares
     */
    @Benchmark
    @OperationsPerInvocation(CONVERSIONS)
    public long settleShares() {
        long sum = 0;
        for (int k = 0; k < CONVERSIONS; k++) {
            sum += Shares.settle(weights[k], TOUCHPOINTS, 0, Fallback.LINEAR, units) + units[0];
        }
        return sum;
    }

    /**
     * Shares to cents.
     *
     * @return a number that depends on the parts
     */
    @Benchmark
    @OperationsPerInvocation(CONVERSIONS)
    public long allocateCents() {
        long sum = 0;
        for (int k = 0; k < CONVERSIONS; k++) {
            allocator.allocate(values[k], shares[k], TOUCHPOINTS, 0, parts);
            sum += parts[0];
        }
        return sum;
    }
}
