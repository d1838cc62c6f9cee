package org.attributionj.models.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.path.PathTable;
import org.junit.jupiter.api.Test;

class BaggedLogisticTest {
    private static final BaggedLogisticOptions OPTIONS = BaggedLogisticOptions.DEFAULT.withBags(12);

    /** With everything drawn each bag is the whole regression, and the intercept needs no correction. */
    @Test
    void bagsOfEverythingAreTheRegression() {
        PathTable paths = SampleJourneys.paths(SampleJourneys.journeys(31, 400));
        LogisticFit one = LogisticModel.fit(paths, LogisticOptions.DEFAULT).fit();
        BaggedFit all = BaggedLogistic.fit(
                        paths, OPTIONS.withRows(1).withColumns(1).withBags(3))
                .fit();
        assertThat(all.intercept()).isCloseTo(one.intercept().estimate(), within(1e-9));
        assertThat(all.logLikelihood()).isCloseTo(one.logLikelihood(), within(1e-9));
        assertThat(all.nullLogLikelihood()).isEqualTo(one.nullLogLikelihood());
        for (int i = 0; i < one.coefficients().size(); i++) {
            BaggedCoefficient mean = all.coefficients().get(i);
            assertThat(mean.estimate()).isCloseTo(one.coefficients().get(i).estimate(), within(1e-14));
            assertThat(mean.deviation()).isCloseTo(0, within(1e-14));
            assertThat(mean.bags()).isEqualTo(3);
        }
        assertThat(all.state()).isEqualTo(FitState.CONVERGED);
    }

    /** Each bag by hand: its draws, its regression, the mean over the bags that drew a column. */
    @Test
    void coefficientsAreMeansOverTheBagsThatDrewThem() {
        PathTable paths = SampleJourneys.paths(SampleJourneys.journeys(32, 400));
        BaggedFit fit = BaggedLogistic.fit(paths, OPTIONS).fit();
        Design design =
                RegressionData.read(paths, LogisticOptions.DEFAULT, "test").design();
        double[] sums = new double[design.width];
        int[] drawn = new int[design.width];
        double[][] estimates = new double[design.width][OPTIONS.bags()];
        for (int bag = 0; bag < OPTIONS.bags(); bag++) {
            Draws draws = new Draws(OPTIONS.seed(), bag);
            BitSet columns = draws.subset(design.width, 2);
            LogitSolution solution = LogitSolver.solve(draws.thinned(design, 0.5), columns, 1, 100, 1e-8);
            for (int column = 0; column < design.width; column++) {
                if (columns.get(column)) {
                    estimates[column][drawn[column]++] = solution.coefficients[column];
                    sums[column] += solution.coefficients[column];
                }
            }
        }
        for (int column = 0; column < design.width; column++) {
            BaggedCoefficient mean = fit.coefficients().get(column);
            assertThat(mean.bags()).isEqualTo(drawn[column]).isPositive();
            assertThat(mean.estimate()).isCloseTo(sums[column] / drawn[column], within(1e-12));
            double squares = 0;
            for (int k = 0; k < drawn[column]; k++) {
                squares += Math.pow(estimates[column][k] - sums[column] / drawn[column], 2);
            }
            assertThat(mean.deviation())
                    .isPositive()
                    .isCloseTo(Math.sqrt(squares / (drawn[column] - 1)), within(1e-12));
        }
        assertThat(fit.coefficients().stream().mapToInt(BaggedCoefficient::bags).sum())
                .isEqualTo(2 * OPTIONS.bags());
    }

    /** P(conversion) adds up to the conversions. */
    @Test
    void probabilitiesAreRightOnAverage() {
        PathTable paths = SampleJourneys.paths(SampleJourneys.journeys(33, 400));
        BaggedFit fit = BaggedLogistic.fit(paths, OPTIONS).fit();
        Design design =
                RegressionData.read(paths, LogisticOptions.DEFAULT, "test").design();
        double sum = 0;
        for (int row = 0; row < design.rows(); row++) {
            double z = fit.intercept();
            for (int i = design.offsets[row]; i < design.offsets[row + 1]; i++) {
                z += design.values[i]
                        * fit.coefficients().get(design.columns[i]).estimate();
            }
            sum += (design.conversions[row] + design.nulls[row]) / (1 + Math.exp(-z));
        }
        assertThat(sum).isCloseTo((double) fit.conversions(), within(1e-8));
    }

    @Test
    void orderChangesNoBitAndTheSeedDoes() {
        List<Journey> journeys = SampleJourneys.journeys(34, 200);
        List<Journey> shuffled = new ArrayList<>(journeys);
        Collections.shuffle(shuffled, new Random(1));
        for (LogisticOptions regression :
                List.of(LogisticOptions.DEFAULT, LogisticOptions.DEFAULT.decayed(Duration.ofDays(1)))) {
            BaggedLogisticOptions options = OPTIONS.withRegression(regression);
            BaggedLogistic model = BaggedLogistic.fit(SampleJourneys.table(journeys, regression), options);
            assertThat(BaggedLogistic.fit(SampleJourneys.table(shuffled, regression), options))
                    .isEqualTo(model)
                    .hasSameHashCodeAs(model);
            assertThat(shuffled.stream().collect(BaggedLogistic.statistic(Dimension.CHANNEL, options)))
                    .isEqualTo(model);
            assertThat(BaggedLogistic.fit(SampleJourneys.table(journeys, regression), options.withSeed(1)))
                    .isNotEqualTo(model);
        }
        BaggedLogistic ofPaths = BaggedLogistic.fit(SampleJourneys.paths(journeys), OPTIONS);
        assertThat(BaggedLogistic.fit(SampleJourneys.table(journeys, LogisticOptions.DEFAULT), OPTIONS))
                .isEqualTo(ofPaths);
        assertThat(journeys.stream().collect(BaggedLogistic.pathStatistic(Dimension.CHANNEL, List.of(), OPTIONS)))
                .isEqualTo(ofPaths);
    }

    @Test
    void fitsAreValuesThatCreditAndPrint() throws Exception {
        BaggedLogistic model = BaggedLogistic.fit(SampleJourneys.paths(SampleJourneys.journeys(35, 300)), OPTIONS);
        assertThat(BaggedLogistic.of(model.fit()).withScope(model.scope())).isEqualTo(model);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(model);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(model);
        }
        assertThat(model.summary())
                .contains("12 of 12 bags held both outcomes, all of these converged", "channel email  mean");
        assertThat(model)
                .hasToString("bagged-logistic:bags=12,rows=0.5,columns=0.5,seed=12345,"
                        + "exposure=presence,l2=1,credit=shapley");
        assertThat(model.channelCredits()).isEmpty();
        double[] shares = LogisticCredit.shares(model, "email", "search", "display");
        assertThat(shares[1]).isGreaterThan(shares[2]);
        double expected = model.fit().intercept()
                + model.fit()
                        .coefficients()
                        .get(SampleJourneys.CHANNELS.indexOf("email"))
                        .estimate();
        assertThat(LogisticCredit.probability(model, "email")).isCloseTo(1 / (1 + Math.exp(-expected)), within(1e-14));
    }

    @Test
    void fewConversionsLeaveBagsOut() {
        PathTable paths = PathTable.of(Dimension.CHANNEL);
        SampleJourneys.add(paths, "ab", 1, 5);
        SampleJourneys.add(paths, "b", 0, 7);
        BaggedLogistic model = BaggedLogistic.fit(paths, OPTIONS);
        assertThat(model.fit().usedBags()).isBetween(1, 11);
        assertThat(model.summary()).contains("of 12 bags held both outcomes");
    }

    @Test
    void oneOutcomeTeachesNothing() {
        PathTable paths = PathTable.of(Dimension.CHANNEL);
        for (int conversions = 0; conversions <= 4; conversions += 4) {
            SampleJourneys.add(paths, "ab", conversions, 0);
            BaggedLogistic model = BaggedLogistic.fit(paths, OPTIONS);
            assertThat(model.fit().state()).isEqualTo(FitState.SEPARATED);
            assertThat(model.summary()).contains("NOTHING LEARNED");
            assertThat(LogisticCredit.shares(model, "a", "b")).containsExactly(0.5, 0.5);
            assertThat(LogisticCredit.probability(model, "a")).isEqualTo(conversions == 0 ? 0 : 1);
        }
    }

    @Test
    void drawsAreFair() {
        DesignBuilder builder = new DesignBuilder(1, false);
        builder.set(0);
        builder.end(3, 100_000);
        Design design = builder.build();
        double few = 0;
        double many = 0;
        int bags = 400;
        int[] chosen = new int[5];
        for (int bag = 0; bag < bags; bag++) {
            Draws draws = new Draws(99, bag);
            BitSet subset = draws.subset(5, 2);
            assertThat(subset.cardinality()).isEqualTo(2);
            subset.stream().forEach(column -> chosen[column]++);
            Design drawn = draws.thinned(design, 0.3);
            assertThat(drawn.conversions[0]).isBetween(0.0, 3.0);
            few += drawn.conversions[0];
            many += drawn.nulls[0];
        }
        // five standard errors of the mean
        assertThat(few / bags).isCloseTo(0.9, within(5 * Math.sqrt(3 * 0.21 / bags)));
        assertThat(many / bags).isCloseTo(30_000, within(5 * Math.sqrt(100_000 * 0.21 / bags)));
        for (int times : chosen) {
            assertThat((double) times / bags).isCloseTo(0.4, within(5 * Math.sqrt(0.24 / bags)));
        }
        assertThat(new Draws(1, 1).thinned(design, 1)).isSameAs(design);
    }

    @Test
    void optionsAreChecked() {
        assertThatThrownBy(() -> OPTIONS.withBags(0)).hasMessageContaining("bags");
        assertThatThrownBy(() -> OPTIONS.withRows(0)).hasMessageContaining("rows");
        assertThatThrownBy(() -> OPTIONS.withColumns(1.5)).hasMessageContaining("columns");
    }
}
