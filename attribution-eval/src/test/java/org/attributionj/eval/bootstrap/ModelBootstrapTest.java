package org.attributionj.eval.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.credit.CreditStatistic;
import org.attributionj.core.statistic.credit.CreditSums;
import org.attributionj.core.statistic.credit.CreditTotals;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.AttributionModels;
import org.attributionj.models.auto.AutoModel;
import org.attributionj.models.auto.AutoOptions;
import org.attributionj.models.markov.MarkovModel;
import org.attributionj.models.markov.MarkovOptions;
import org.junit.jupiter.api.Test;

class ModelBootstrapTest {
    private static final double SUM_TOLERANCE = 1e-12;
    private static final Resampling FEW = Resampling.DEFAULT.withReplicates(20).withSeed(5);
    private static final List<Journey> JOURNEYS = Samples.journeys(150, 1);

    /** The slow way: a list in which each customer's journeys stand as often as the customer is drawn. */
    private static List<Journey> resample(List<Journey> journeys, int b) {
        List<Journey> drawn = new ArrayList<>();
        for (Journey journey : journeys) {
            int weight = PoissonWeights.one(PoissonWeights.key(journey.customer(), FEW.seed()), b);
            drawn.addAll(Collections.nCopies(weight, journey));
        }
        return drawn;
    }

    private static ShareReplicates replicates(String model) {
        return ModelBootstrap.of(Samples.table(JOURNEYS), FEW)
                .replicates(
                        AttributionModels.define(model), Dimension.CHANNEL, ImmutableList.of(), CreditLevel.CHANNEL);
    }

    @Test
    void rulesAreCreditedByCustomerAsOftenAsDrawn() {
        for (String model : List.of("linear", "time-decay:half-life=1d", "last-touch:without=a")) {
            ShareReplicates shares = replicates(model);
            for (int b = 0; b < FEW.replicates(); b++) {
                CreditStatistic statistic = CreditStatistic.of(
                        List.of(AttributionModels.parse(model)), Dimension.CHANNEL, Dimension.CHANNEL);
                CreditTotals totals =
                        resample(JOURNEYS, b).stream().collect(statistic).get(0);
                double all = totals.totals().get(0).conversions();
                for (CreditTotals.Row row : totals.rows()) {
                    assertThat(shares.replicates(row.label())[b])
                            .isCloseTo(row.conversions() / all, within(SUM_TOLERANCE));
                }
                assertThat(shares.replicates(CreditTotals.UNATTRIBUTED)[b])
                        .isCloseTo(totals.unattributed().get(0).conversions() / all, within(SUM_TOLERANCE));
            }
        }
    }

    @Test
    void chainsAreFittedToEachResample() {
        ShareReplicates shares = replicates("markov");

        for (int b = 0; b < FEW.replicates(); b++) {
            PathTable table =
                    resample(JOURNEYS, b).stream().collect(PathTable.statistic(Dimension.CHANNEL, ImmutableList.of()));
            ChannelCredits credits = MarkovModel.fit(table, MarkovOptions.DEFAULT)
                    .channelCredits()
                    .orElseThrow();
            double all = credits.total().conversions();
            credits.byLabel()
                    .forEach((label, part) ->
                            assertThat(shares.replicates(label)).isNotEmpty());
            for (String label : credits.byLabel().keySet()) {
                assertThat(shares.replicates(label)[b])
                        .isCloseTo(credits.credit(label).conversions() / all, within(SUM_TOLERANCE));
            }
        }
    }

    @Test
    void sumsOfJourneysAreCreditedByTheFitOfTheirResample() {
        ShareReplicates shares = ModelBootstrap.of(Samples.table(JOURNEYS), FEW)
                .replicates(
                        AttributionModels.define("markov"),
                        Dimension.CHANNEL,
                        ImmutableList.of(PathTransform.parse("exposure")),
                        CreditLevel.JOURNEY);

        List<Journey> drawn = resample(JOURNEYS, 3);
        PathTable table = drawn.stream()
                .collect(PathTable.statistic(Dimension.CHANNEL, ImmutableList.of(PathTransform.parse("exposure"))));
        var model = AttributionModels.transformed(
                MarkovModel.fit(table, MarkovOptions.DEFAULT), ImmutableList.of(PathTransform.parse("exposure")));
        CreditTotals totals = drawn.stream()
                .collect(CreditStatistic.of(List.of(model), Dimension.CHANNEL, Dimension.CHANNEL))
                .get(0);
        for (CreditTotals.Row row : totals.rows()) {
            assertThat(shares.replicates(row.label())[3])
                    .isCloseTo(row.conversions() / totals.totals().get(0).conversions(), within(SUM_TOLERANCE));
        }
    }

    @Test
    void timedModelsAreFittedToCustomersDrawnTwiceAsToTwoCustomers() {
        List<Journey> few = Samples.journeys(40, 2);
        ShareReplicates shares = ModelBootstrap.of(Samples.table(few), FEW)
                .replicates(
                        AttributionModels.define("auto"), Dimension.CHANNEL, ImmutableList.of(), CreditLevel.JOURNEY);

        List<Journey> drawn = resample(few, 0);
        AutoModel model = drawn.stream().collect(AutoModel.statistic(Dimension.CHANNEL, AutoOptions.defaults()));
        CreditTotals totals = drawn.stream()
                .collect(CreditStatistic.of(List.of(model), Dimension.CHANNEL, Dimension.CHANNEL))
                .get(0);
        for (CreditTotals.Row row : totals.rows()) {
            assertThat(shares.replicates(row.label())[0])
                    .isCloseTo(row.conversions() / totals.totals().get(0).conversions(), within(1e-9));
        }
    }

    @Property(tries = 15)
    void orderAndPartsDoNotMatter(@ForAll long shuffle, @ForAll @IntRange(min = 1, max = 5) int parts) {
        List<Journey> shuffled = new ArrayList<>(JOURNEYS);
        Collections.shuffle(shuffled, new Random(shuffle));
        JourneyStatistic<JourneyTable, ModelBootstrap> statistic =
                ModelBootstrap.statistic(Dimension.CHANNEL, Needs.TIMES, FEW);
        List<JourneyTable> tables = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            JourneyTable table = statistic.newAccumulator();
            for (int i = part; i < shuffled.size(); i += parts) {
                statistic.add(table, shuffled.get(i));
            }
            tables.add(table);
        }
        while (tables.size() > 1) {
            int at = new Random(shuffle).nextInt(tables.size() - 1);
            tables.set(at, statistic.merge(tables.get(at), tables.remove(at + 1)));
        }

        for (String model : List.of("linear", "markov")) {
            assertThat(statistic.finish(tables.get(0)).intervals(AttributionModels.define(model)))
                    .isEqualTo(replicates(model).intervals());
        }
    }

    @Test
    void aPathTableGivesIntervalsLikeTheCustomersItCameFrom() {
        // one journey per customer, so that both ways draw the same distribution
        List<Journey> journeys = Samples.journeys(4000, 3).stream()
                .collect(java.util.stream.Collectors.toMap(Journey::customer, j -> j, (first, next) -> first))
                .values()
                .stream()
                .toList();
        PathTable paths = journeys.stream().collect(PathTable.statistic(Dimension.CHANNEL, ImmutableList.of()));
        Resampling many = Resampling.DEFAULT.withReplicates(1000);
        for (String model : List.of("linear", "markov")) {
            ModelDefinition definition = AttributionModels.define(model);
            ShareIntervals byPath = ModelBootstrap.of(paths, many).intervals(definition);
            ShareIntervals byCustomer =
                    ModelBootstrap.of(Samples.table(journeys), many).intervals(definition);
            for (String channel : List.of("a", "b", "c", "d")) {
                ShareIntervals.Row path = byPath.row(channel);
                ShareIntervals.Row customer = byCustomer.row(channel);
                assertThat(path.share()).isCloseTo(customer.share(), within(1e-9));
                // a standard deviation of 1000 draws is known to about 2.2 %
                assertThat(path.standardError())
                        .isCloseTo(customer.standardError(), within(0.12 * customer.standardError()));
            }
        }
    }

    @Test
    void standardErrorOfARuleIsTheOneOfARatio() {
        List<Journey> journeys = Samples.journeys(3000, 4);
        ShareIntervals intervals = ModelBootstrap.of(Samples.table(journeys), Resampling.DEFAULT.withReplicates(2000))
                .intervals(AttributionModels.define("last-touch"));

        // delta method: var(sum x / sum n) = sum (x_k - r n_k)^2 / (sum n)^2 over customers k
        java.util.Map<String, double[]> byCustomer = new java.util.TreeMap<>();
        for (Journey journey : journeys) {
            if (journey.isConverted()) {
                double[] sums = byCustomer.computeIfAbsent(journey.customer(), id -> new double[2]);
                sums[0] += journey.last().orElseThrow().channel().name().equals("b") ? 1 : 0;
                sums[1]++;
            }
        }
        double x = byCustomer.values().stream().mapToDouble(s -> s[0]).sum();
        double n = byCustomer.values().stream().mapToDouble(s -> s[1]).sum();
        double squares = byCustomer.values().stream()
                .mapToDouble(s -> Math.pow(s[0] - x / n * s[1], 2))
                .sum();
        ShareIntervals.Row row = intervals.row("b");
        assertThat(row.share()).isCloseTo(x / n, within(SUM_TOLERANCE));
        assertThat(row.standardError()).isCloseTo(Math.sqrt(squares) / n, within(0.08 * Math.sqrt(squares) / n));
        assertThat(row.high() - row.low())
                .isCloseTo(2 * 1.96 * row.standardError(), within(0.1 * row.standardError() * 4));
    }

    @Test
    void withoutConversionsThereIsNothingToShare() {
        List<Journey> open = JOURNEYS.stream().filter(j -> !j.isConverted()).toList();

        for (String model : List.of("linear", "markov")) {
            ShareIntervals intervals =
                    ModelBootstrap.of(Samples.table(open), FEW).intervals(AttributionModels.define(model));
            assertThat(intervals.rows()).isEmpty();
            assertThat(intervals.replicates()).isZero();
        }
        assertThat(ModelBootstrap.of(Samples.table(List.of()), FEW)
                        .intervals(AttributionModels.define("linear"))
                        .rows())
                .isEmpty();
    }

    @Test
    void oneConversionOfOneChannelIsCertainOfItsShare() {
        List<Journey> one =
                JOURNEYS.stream().filter(Journey::isConverted).limit(1).toList();

        ShareIntervals.Row row =
                ModelBootstrap.of(Samples.table(one), FEW)
                        .intervals(AttributionModels.define("last-touch"))
                        .rows()
                        .stream()
                        .filter(each -> each.share() == 1)
                        .findFirst()
                        .orElseThrow();
        assertThat(row.low()).isEqualTo(1);
        assertThat(row.high()).isEqualTo(1);
    }

    @Test
    void valuesOfAggregatedPathsAreResampledInProportion() {
        PathTable paths = PathTable.of(Dimension.CHANNEL);
        paths.add(List.of("a", "b"), 1000, Money.of("12345.67", "EUR"), 5000);
        paths.add(List.of("b"), 400, Money.of("800.00", "EUR"), 9000);
        PathCells cells = new PathCells(ResampledRows.of(paths, 1));

        PathTable resampled = cells.collect(PathTable.statistic(Dimension.CHANNEL, ImmutableList.of()), 2);
        PathTable data = cells.collect(PathTable.statistic(Dimension.CHANNEL, ImmutableList.of()), ModelBootstrap.DATA);

        assertThat(data).isEqualTo(paths);
        assertThat(resampled).isNotEqualTo(paths);
        var eur = java.util.Currency.getInstance("EUR");
        for (var row = resampled.cursor(); row.next(); ) {
            double mean = row.length() == 2 ? 12.34567 : 2;
            assertThat(row.value(eur) / row.conversions()).isCloseTo(mean, within(1e-4));
        }
    }

    @Test
    void modelsThatTheJourneysCannotServeAreRefused() {
        PathTable paths = PathTable.of(Dimension.CHANNEL);
        paths.add(List.of("a"), 1, Money.of("1", "EUR"), 1);
        ModelBootstrap bootstrap = ModelBootstrap.of(paths, FEW);

        assertThatThrownBy(() -> bootstrap.intervals(AttributionModels.define("time-decay")))
                .hasMessageContaining("times");
        assertThatThrownBy(() -> bootstrap.intervals(AttributionModels.define("auto")))
                .hasMessageContaining("times");
        assertThatThrownBy(() -> Resampling.DEFAULT.withReplicates(3)).hasMessageContaining("replicates");
        assertThatThrownBy(() -> Resampling.DEFAULT.withLevel(1)).hasMessageContaining("level");
    }

    @Test
    void pairedDifferencesNeedTheSameResamples() {
        ShareReplicates linear = replicates("linear");
        ShareReplicates last = replicates("last-touch");

        double[] differences = linear.differences("a", last);
        assertThat(differences[7]).isEqualTo(linear.replicates("a")[7] - last.replicates("a")[7]);
        ShareReplicates other = ModelBootstrap.of(Samples.table(JOURNEYS), FEW.withSeed(6))
                .replicates(AttributionModels.define("linear"), Dimension.CHANNEL, List.of(), CreditLevel.CHANNEL);
        assertThatThrownBy(() -> linear.differences("a", other)).hasMessageContaining("seed");
    }

    @Test
    void creditSumsAreNotNeededToBeOfTheFit() {
        List<Journey> credited = Samples.journeys(150, 9);
        ShareReplicates shares = ModelBootstrap.of(Samples.table(JOURNEYS), FEW)
                .withCredited(Samples.table(credited))
                .replicates(AttributionModels.define("linear"), Dimension.CHANNEL, List.of(), CreditLevel.JOURNEY);

        CreditStatistic statistic =
                CreditStatistic.of(List.of(AttributionModels.linear()), Dimension.CHANNEL, Dimension.CHANNEL);
        CreditSums sums = statistic.newAccumulator();
        credited.forEach(journey -> statistic.add(sums, journey));
        CreditTotals totals = statistic.finish(sums).get(0);
        for (CreditTotals.Row row : totals.rows()) {
            assertThat(shares.share(row.label()))
                    .isCloseTo(row.conversions() / totals.totals().get(0).conversions(), within(SUM_TOLERANCE));
        }
    }

    @Test
    void statisticAndReplicatesCanBeSent() throws Exception {
        JourneyStatistic<JourneyTable, ModelBootstrap> statistic =
                ModelBootstrap.statistic(Dimension.CHANNEL, Needs.TIMES, FEW);
        assertThat(copy(statistic)).isEqualTo(statistic);

        ShareReplicates shares = replicates("markov");
        assertThat(((ShareReplicates) copy(shares)).intervals()).isEqualTo(shares.intervals());
    }

    private static Object copy(java.io.Serializable original) throws Exception {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (java.io.ObjectOutputStream out = new java.io.ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (java.io.ObjectInputStream in =
                new java.io.ObjectInputStream(new java.io.ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
