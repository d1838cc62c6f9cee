package org.attributionj.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.models.markov.MarkovModel;
import org.attributionj.models.markov.MarkovOptions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Fits chains of many states to a million distinct paths, removal effects of all channels included, in 2 GiB of heap. One
 * shot each.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@State(Scope.Benchmark)
public class LargeChainBenchmark {
    private static final long SEED = 42;
    private static final int PATHS = 1_000_000;
    private static final double MEAN_LENGTH = 4.5;
    private static final int LONGEST = 50;
    private static final Money EURO = Money.of("1.00", "EUR");
    private static final Money NOTHING = Money.of("0.00", "EUR");

    /** The number of channels and the order. */
    @Param({"20x4", "500x2"})
    String size = "20x4";

    private PathTable table = PathTable.of(Dimension.CHANNEL);
    private int order = 1;

    /** Draws the paths: geometric lengths, channel k with a weight of 1/k. */
    @Setup(Level.Trial)
    public void prepare() {
        int channels = Integer.parseInt(size.substring(0, size.indexOf('x')));
        order = Integer.parseInt(size.substring(size.indexOf('x') + 1));
        table = paths(channels, SyntheticJourneys.limited(PATHS));
    }

    private static PathTable paths(int channels, int count) {
        Random random = new Random(SEED);
        double[] cumulative = new double[channels];
        double sum = 0;
        for (int k = 0; k < channels; k++) {
            sum += 1.0 / (k + 1);
            cumulative[k] = sum;
        }
        PathTable table = PathTable.of(Dimension.CHANNEL);
        while (table.size() < count) {
            int length =
                    Math.min(LONGEST, 1 + (int) (Math.log(1 - random.nextDouble()) / Math.log(1 - 1 / MEAN_LENGTH)));
            String[] path = new String[length];
            for (int i = 0; i < length; i++) {
                int found = Arrays.binarySearch(cumulative, random.nextDouble() * sum);
                path[i] = "c" + (found < 0 ? -found - 1 : found);
            }
            boolean isConverted = random.nextInt(10) == 0;
            table.add(List.of(path), isConverted ? 1 : 0, isConverted ? EURO : NOTHING, isConverted ? 0 : 1);
        }
        return table;
    }

    /**
     * Counts, solves, and removes every channel.
     *
     * @return the model
     */
    @Benchmark
    public MarkovModel fit() {
        return MarkovModel.fit(table, MarkovOptions.ofOrder(order));
    }
}
