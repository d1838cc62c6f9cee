package org.attributionj.bench;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.statistic.credit.CreditStatistic;
import org.attributionj.core.statistic.credit.CreditSums;
import org.attributionj.core.statistic.credit.CreditTotals;
import org.attributionj.models.AttributionModels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Credits a million columnar journeys under three rules on one thread or two, in parts that are then merged; beside it two
 * limits of the machine: a loop that only computes, and one that only reads the journeys.
 *
 * <p>What two threads gain is the score of one divided by the score of two. Cores that share a unit of execution gain less than
 * twice at {@code computing}, which touches no memory, and nothing can gain more.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class ThreadsBenchmark {
    private static final int JOURNEYS = 1_000_000;
    private static final long SEED = 42;

    /** Of {@code computing}, per journey. */
    private static final int STEPS = 100;

    private static final CreditStatistic RULES = CreditStatistic.of(
            List.of(
                    AttributionModels.parse("first-touch"),
                    AttributionModels.parse("linear"),
                    AttributionModels.parse("time-decay")),
            Dimension.CHANNEL,
            Dimension.CHANNEL);

    /** More parts than threads, so that none waits long for another. */
    private static final int PARTS = 16;

    private final JourneyBatch batch = new SyntheticJourneys(SEED).batch(JOURNEYS);

    /** How many threads work at the parts. */
    @Param({"1", "2"})
    int threads = 1;

    private ForkJoinPool pool = new ForkJoinPool(1);

    /** Starts the threads. */
    @Setup
    public void start() {
        pool = new ForkJoinPool(threads);
    }

    /** Ends the threads. */
    @TearDown
    public void stop() {
        pool.shutdown();
    }

    /**
     * Credits all journeys.
     *
     * @return the credits
     */
    @Benchmark
    @OperationsPerInvocation(JOURNEYS)
    public List<CreditTotals> credit() {
        return RULES.finish(inParts(this::credit, RULES::merge));
    }

    /**
     * Reads all journeys.
     *
     * @return a sum over their touchpoints
     */
    @Benchmark
    @OperationsPerInvocation(JOURNEYS)
    public long reading() {
        return inParts(this::read, Long::sum);
    }

    /**
     * Computes, about as long as crediting takes, and touches no memory.
     *
     * @return what it computed
     */
    @Benchmark
    @OperationsPerInvocation(JOURNEYS)
    public long computing() {
        return inParts(this::compute, Long::sum);
    }

    private <T> T inParts(IntFunction<T> work, BinaryOperator<T> merge) {
        return pool.submit(() -> IntStream.range(0, PARTS)
                        .parallel()
                        .mapToObj(work)
                        .reduce(merge)
                        .orElseThrow())
                .join();
    }

    private CreditSums credit(int part) {
        CreditSums sums = RULES.newAccumulator();
        JourneyView view = batch.view();
        for (int row = first(part); row < first(part + 1); row++) {
            RULES.add(sums, view.moveTo(row));
        }
        return sums;
    }

    private long read(int part) {
        long sum = 0;
        JourneyView view = batch.view();
        for (int row = first(part); row < first(part + 1); row++) {
            view.moveTo(row);
            for (int i = 0; i < view.length(); i++) {
                sum += view.code(i);
            }
        }
        return sum;
    }

    /** Steps of a generator of random numbers (xorshift), each of which needs the one before. */
    private long compute(int part) {
        long x = part + 1L;
        for (long step = 0; step < (long) (first(part + 1) - first(part)) * STEPS; step++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        return x;
    }

    private int first(int part) {
        return (int) ((long) part * batch.rows() / PARTS);
    }
}
