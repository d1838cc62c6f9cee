package org.attributionj.bench;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.PathParser;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.MoneyUnit;
import org.attributionj.core.statistic.credit.CreditStatistic;
import org.attributionj.core.statistic.credit.CreditSums;
import org.attributionj.core.statistic.credit.CreditTotals;
import org.attributionj.models.AttributionModels;
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
 * From paths as strings in memory, such as {@code c01 > c07}, to credits of channels, on one thread: a million paths of 4.5
 * steps on average, 3 % of them converting. Time per journey.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class StringsToCreditsBenchmark {
    private static final int JOURNEYS = 1_000_000;
    private static final long SEED = 42;
    private static final double CONVERTING = 0.03;
    private static final String SEPARATOR = ">";
    private static final MoneyUnit CENT = Money.of("0.00", "EUR").unit();
    private static final CreditStatistic RULES = CreditStatistic.of(
            List.of(
                    AttributionModels.parse("first-touch"),
                    AttributionModels.parse("last-touch"),
                    AttributionModels.parse("linear")),
            Dimension.CHANNEL,
            Dimension.CHANNEL);

    private final String[] paths = new SyntheticJourneys(SEED).paths(JOURNEYS);
    private final long[] cents = cents(paths.length);

    /** The orders that are timed. */
    @State(Scope.Benchmark)
    public static class Orders {
        /** How many successive channels make a state. */
        @Param({"1", "2", "3"})
        int order = 1;
    }

    /** The values of the conversions, and -1 where there is none. */
    private static long[] cents(int count) {
        Random random = new Random(SEED);
        long[] cents = new long[count];
        for (int i = 0; i < count; i++) {
            cents[i] = random.nextDouble() < CONVERTING ? random.nextInt(20_000) : -1;
        }
        return cents;
    }

    private JourneyView encode(int i, PathParser parser, JourneyEncoder encoder) {
        int n = parser.parse(paths[i]);
        return cents[i] < 0
                ? encoder.encodeOpenPath(parser.codes(), 0, n, 1)
                : encoder.encodeConvertedPath(parser.codes(), 0, n, 1, CENT, cents[i]);
    }

    /**
     * Reads each character of each path once: the least that parsing must do.
     *
     * @return a number that depends on all of them
     */
    @Benchmark
    @OperationsPerInvocation(JOURNEYS)
    public int readCharacters() {
        int sum = 0;
        for (String path : paths) {
            for (int i = 0; i < path.length(); i++) {
                sum += path.charAt(i);
            }
        }
        return sum;
    }

    /**
     * Splits and codes the paths, and no more.
     *
     * @return a number that depends on all of them
     */
    @Benchmark
    @OperationsPerInvocation(JOURNEYS)
    public int parse() {
        PathParser parser = new PathParser(new Dictionary(), SEPARATOR);
        int sum = 0;
        for (String path : paths) {
            sum += parser.parse(path) + parser.codes()[0];
        }
        return sum;
    }

    /**
     * First touch, last touch and linear together.
     *
     * @return the credits
     */
    @Benchmark
    @OperationsPerInvocation(JOURNEYS)
    public List<CreditTotals> rules() {
        JourneySchema schema = JourneySchema.ofPaths(Dimension.CHANNEL, new Dictionary());
        PathParser parser = new PathParser(schema.pathLabels(), SEPARATOR);
        JourneyEncoder encoder = new JourneyEncoder(schema);
        CreditSums sums = RULES.newAccumulator();
        for (int i = 0; i < paths.length; i++) {
            RULES.add(sums, encode(i, parser, encoder));
        }
        return RULES.finish(sums);
    }

    /**
     * Columns, a Markov chain, and the removal effects of all channels.
     *
     * @param orders the order
     * @return the model
     */
    @Benchmark
    @OperationsPerInvocation(JOURNEYS)
    public MarkovModel markov(Orders orders) {
        JourneySchema schema = JourneySchema.ofPaths(Dimension.CHANNEL, new Dictionary());
        PathParser parser = new PathParser(schema.pathLabels(), SEPARATOR);
        JourneyEncoder encoder = new JourneyEncoder(schema);
        JourneyBatch.Builder batch = JourneyBatch.builder(schema);
        for (int i = 0; i < paths.length; i++) {
            batch.add(encode(i, parser, encoder));
        }
        return MarkovModel.fit(batch.build(), MarkovOptions.ofOrder(orders.order));
    }
}
