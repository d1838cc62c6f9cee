package org.attributionj.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.statistic.CreditStatistic;
import org.attributionj.core.statistic.CreditSums;
import org.attributionj.core.statistic.CreditTotals;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Credits a million columnar journeys under three rules, in parts on parallel threads that are then merged. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class ThreadsBenchmark {
    private static final int JOURNEYS = 1_000_000;
    private static final long SEED = 42;
    private static final CreditStatistic RULES = CreditStatistic.of(
            List.of(
                    AttributionModels.parse("first-touch"),
                    AttributionModels.parse("linear"),
                    AttributionModels.parse("time-decay")),
            Dimension.CHANNEL,
            Dimension.CHANNEL);

    private final JourneyBatch batch = new SyntheticJourneys(SEED).batch(JOURNEYS);

    /** Into how many parts the journeys are cut; as many threads as cores work at them. */
    @Param({"1", "2"})
    int parts = 1;

    /**
     * Credits all journeys.
     *
     * @return the credits
     */
    @Benchmark
    @OperationsPerInvocation(JOURNEYS)
    public List<CreditTotals> credit() {
        CreditSums sums = IntStream.range(0, parts)
                .parallel()
                .mapToObj(this::credit)
                .reduce(RULES::merge)
                .orElseThrow();
        return RULES.finish(sums);
    }

    private CreditSums credit(int part) {
        CreditSums sums = RULES.newAccumulator();
        JourneyView view = batch.view();
        long rows = view.rows();
        for (int row = (int) (part * rows / parts); row < (part + 1) * rows / parts; row++) {
            RULES.add(sums, view.moveTo(row));
        }
        return sums;
    }
}
