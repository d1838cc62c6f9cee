package org.attributionj.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.path.PathTable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Codes records, and builds, merges and subtracts path tables of 200,000 journeys. Time per journey. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class PathTableBenchmark {
    private static final int JOURNEYS = 200_000;
    private static final long SEED = 42;
    private static final double CONVERTING = 0.03;

    private final List<Journey> records = new SyntheticJourneys(SEED).records(JOURNEYS);
    private final JourneyBatch batch = new SyntheticJourneys(SEED).batch(JOURNEYS, CONVERTING);
    private final PathTable table = tableOf(batch);
    private final PathTable other = tableOf(batch);

    /**
     * Codes the paths of records.
     *
     * @return a number that depends on all of them
     */
    @Benchmark
    @OperationsPerInvocation(JOURNEYS)
    public long encode() {
        JourneyEncoder encoder = new JourneyEncoder(JourneySchema.of(Dimension.CHANNEL, Needs.NOTHING));
        long sum = 0;
        for (Journey journey : records) {
            JourneyView view = encoder.encode(journey);
            sum += view.code(view.length() - 1);
        }
        return sum;
    }

    /**
     * Counts columnar journeys by path.
     *
     * @return the table
     */
    @Benchmark
    @OperationsPerInvocation(JOURNEYS)
    public PathTable build() {
        return tableOf(batch);
    }

    private static PathTable tableOf(JourneyBatch batch) {
        PathTable paths = PathTable.of(Dimension.CHANNEL);
        JourneyView view = batch.view();
        for (int row = 0; row < view.rows(); row++) {
            paths.add(view.moveTo(row));
        }
        return paths;
    }

    /**
     * Adds a table to a copy of another.
     *
     * @return the sum
     */
    @Benchmark
    @OperationsPerInvocation(JOURNEYS)
    public PathTable merge() {
        PathTable sum = table.copy();
        sum.merge(other);
        return sum;
    }

    /**
     * Takes a table out of a copy of another.
     *
     * @return the difference, which is empty
     */
    @Benchmark
    @OperationsPerInvocation(JOURNEYS)
    public PathTable subtract() {
        PathTable difference = table.copy();
        difference.subtract(other);
        return difference;
    }
}
