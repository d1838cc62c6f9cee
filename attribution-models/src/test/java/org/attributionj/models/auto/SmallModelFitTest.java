package org.attributionj.models.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both families against slow code and finite differences. */
class SmallModelFitTest {
    private static final double RELATIVE = 1e-9;
    private static final double DIFFERENCE = 1e-5;
    private static final double DIFFERENCE_TOLERANCE = 1e-4;
    private static final int CHANNELS = 4;

    private static Features rows(SlowAuto slow, Design design) {
        AutoData data = slow.data(RandomPaths.labels(CHANNELS));
        return new Features(data, design, Thinning.of(data, Long.MAX_VALUE), data.gap());
    }

    private static double converted(SlowAuto slow) {
        double sum = 0;
        for (int i = 0; i < slow.size(); i++) {
            sum += slow.converted(i) ? 1 : 0;
        }
        return sum;
    }

    @Property(tries = 40)
    void additiveFitEqualsSlowEm(@ForAll @IntRange(max = 1000) int seed, @ForAll @IntRange(max = 15) int index) {
        SlowAuto slow = RandomPaths.slow(seed, 60, CHANNELS);
        Design design = Design.of(index);
        int shape = AdditiveHazardFit.SHAPES[seed % AdditiveHazardFit.SHAPES.length];
        double m = converted(slow);
        SmallModel model = new AdditiveHazardFit(rows(slow, design), m, slow.size() - m).fit(design, shape);
        SlowAuto.Em em = slow.em(design, shape);
        double scale = 1 + em.g;
        assertThat(model.a()).isCloseTo(em.a, within(RELATIVE * scale));
        assertThat(model.b()).containsExactly(em.b, within(RELATIVE * scale));
        assertThat(model.logLikelihood())
                .isCloseTo(
                        slow.additiveLogLikelihood(design, model.a(), model.b()),
                        within(RELATIVE * (1 + Math.abs(model.logLikelihood()))));
    }

    @Property(tries = 30)
    void likelihoodNeverFallsUnderEmWithOneChannel(@ForAll @IntRange(max = 1000) int seed) {
        // with one channel the prior's mean follows the effect, and EM is plain maximum likelihood
        SlowAuto slow = new SlowAuto(RandomPaths.paths(seed, 40, 1), 1);
        Design design = Design.of(seed % Design.COUNT);
        AutoData data = slow.data(RandomPaths.labels(1));
        Features rows = new Features(data, design, Thinning.of(data, Long.MAX_VALUE), data.gap());
        double m = converted(slow);
        SlowAuto.Em em = slow.em(design, 4);
        for (int i = 1; i < em.logLikelihoods.size(); i++) {
            assertThat(em.logLikelihoods.get(i)).isGreaterThanOrEqualTo(em.logLikelihoods.get(i - 1) - 1e-9);
        }
        SmallModel model = new AdditiveHazardFit(rows, m, slow.size() - m).fit(design, 4);
        assertThat(model.logLikelihood()).isCloseTo(em.logLikelihoods.get(em.logLikelihoods.size() - 1), within(1e-3));
        assertThat(model.iterations()).isBetween(6, 300);
    }

    @Property(tries = 40)
    void logisticDerivativesAreFiniteDifferences(
            @ForAll @IntRange(max = 1000) int seed, @ForAll @IntRange(max = 15) int index) {
        SlowAuto slow = RandomPaths.slow(seed, 50, CHANNELS);
        Design design = Design.of(index);
        double openWeight = 1 + seed % 3;
        double[] theta = {-1.2, Math.log(0.2), Math.log(0.4), Math.log(0.1), Math.log(0.7)};
        LogisticFit fit = new LogisticFit(rows(slow, design), openWeight);
        LogisticFit.Point point = fit.new Point(theta, true);
        LogisticFit.Point plain = fit.new Point(theta, false);
        assertThat(plain.logLikelihood).isCloseTo(point.logLikelihood, within(RELATIVE * 100));
        for (int i = 0; i <= CHANNELS; i++) {
            LogisticFit.Point up = fit.new Point(moved(theta, i, DIFFERENCE), true);
            LogisticFit.Point down = fit.new Point(moved(theta, i, -DIFFERENCE), true);
            // by theta: times J = (1, b)
            double j = i == 0 ? 1 : Math.exp(theta[i]);
            assertThat(j * point.gradient[i])
                    .isCloseTo(
                            (up.logLikelihood - down.logLikelihood) / (2 * DIFFERENCE), within(DIFFERENCE_TOLERANCE));
            for (int k = 0; k <= CHANNELS; k++) {
                assertThat(-j * point.hessian[i * (CHANNELS + 1) + k])
                        .isCloseTo(
                                (up.gradient[k] - down.gradient[k]) / (2 * DIFFERENCE), within(DIFFERENCE_TOLERANCE));
            }
        }
        assertThat(point.logLikelihood)
                .isCloseTo(slow.logisticLogLikelihood(design, theta[0], point.b, openWeight), within(RELATIVE * 1000));
    }

    private static double[] moved(double[] theta, int index, double by) {
        double[] moved = theta.clone();
        moved[index] += by;
        return moved;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 16})
    void logisticFitIsAMaximumOfThePenalisedLikelihood(int shape) {
        SlowAuto slow = RandomPaths.slow(5, 400, CHANNELS);
        Design design = new Design(1, Accumulation.SUM);
        SmallModel model = new LogisticFit(rows(slow, design), 1).fit(design, shape);
        double best = slow.logisticObjective(design, model.a(), model.b(), shape);
        for (int i = 0; i <= CHANNELS; i++) {
            for (double factor : new double[] {0.8, 1.25}) {
                double[] b = model.b().clone();
                double a = i == 0 ? model.a() + Math.log(factor) : model.a();
                if (i > 0) {
                    b[i - 1] *= factor;
                }
                assertThat(slow.logisticObjective(design, a, b, shape)).isLessThan(best);
            }
        }
        assertThat(model.isConverged()).isTrue();
        assertThat(model.freedom()).isBetween(0.0, CHANNELS + 1.0);
    }

    @Test
    void heavierPriorsBringEffectsTogether() {
        SlowAuto slow = RandomPaths.slow(11, 500, CHANNELS);
        Design design = new Design(0, Accumulation.MAX);
        LogisticFit fit = new LogisticFit(rows(slow, design), 1);
        assertThat(spread(fit.fit(design, 16))).isLessThan(spread(fit.fit(design, 1)));
        double m = converted(slow);
        AdditiveHazardFit hazard = new AdditiveHazardFit(rows(slow, design), m, slow.size() - m);
        assertThat(spread(hazard.fit(design, 32))).isLessThan(spread(hazard.fit(design, 1)));
    }

    private static double spread(SmallModel model) {
        double high = 0;
        double low = Double.MAX_VALUE;
        for (double effect : model.b()) {
            high = Math.max(high, effect);
            low = Math.min(low, effect);
        }
        return high / low;
    }

    @Test
    void mergedRowsKeepCountsAndSums() {
        SlowAuto slow = RandomPaths.slow(3, 300, CHANNELS);
        for (int i = 0; i < Design.COUNT; i++) {
            Features rows = rows(slow, Design.of(i));
            double[] totals = new double[CHANNELS];
            for (double[] row : slow.features(Design.of(i))) {
                for (int c = 0; c < CHANNELS; c++) {
                    totals[c] += row[c];
                }
            }
            assertThat(rows.totals).containsExactly(totals, within(1e-9));
            double count = 0;
            double converting = 0;
            for (int row = 0; row < rows.size; row++) {
                count += rows.counts[row];
                converting += row < rows.converted ? rows.counts[row] : 0;
                assertThat(rows.longCounts[row]).isBetween(0.0, rows.counts[row]);
            }
            assertThat(count).isEqualTo(300);
            assertThat(converting).isEqualTo(converted(slow));
            assertThat(rows.blocks[0]).isZero();
            assertThat(rows.blocks[rows.convertedBlocks]).isEqualTo(rows.converted);
            assertThat(rows.blocks[rows.blockCount]).isEqualTo(rows.size);
        }
        assertThat(rows(slow, Design.of(15)).size).isLessThan(60);
    }

    /** So many distinct rows that every array and the hash table have to grow. */
    @Test
    void manyRowsAreMergedLikeFew() {
        SlowAuto slow = RandomPaths.slow(9, 5_800, CHANNELS);
        Design design = new Design(1, Accumulation.SUM);
        Features rows = rows(slow, design);
        Map<List<Double>, Integer> converted = new HashMap<>();
        Map<List<Double>, Integer> open = new HashMap<>();
        List<double[]> features = slow.features(design);
        for (int i = 0; i < slow.size(); i++) {
            List<Double> row = new ArrayList<>();
            for (double x : features.get(i)) {
                row.add((double) Math.round(x * 1e9));
            }
            (slow.converted(i) ? converted : open).merge(row, 1, Integer::sum);
        }
        assertThat(open.size()).isGreaterThan(2_100);
        assertThat(rows.converted).isEqualTo(converted.size());
        assertThat(rows.size).isEqualTo(converted.size() + open.size());
        Map<List<Double>, Integer> mergedConverted = new HashMap<>();
        Map<List<Double>, Integer> mergedOpen = new HashMap<>();
        for (int i = 0; i < rows.size; i++) {
            Double[] row = {0.0, 0.0, 0.0, 0.0};
            for (int at = rows.starts[i]; at < rows.starts[i + 1]; at++) {
                row[rows.columns[at]] = (double) Math.round(rows.values[at] * 1e9);
            }
            (i < rows.converted ? mergedConverted : mergedOpen).put(List.of(row), (int) rows.counts[i]);
        }
        assertThat(mergedConverted.equals(converted)).isTrue();
        assertThat(mergedOpen.equals(open)).isTrue();
    }

    @Test
    void removalEffectsAreRatiosOfProbabilities() {
        double[] b = {0.3, 0.0001, 1.5};
        double[] x = {1, 0.5, 2};
        int[] columns = {0, 1, 2};
        double[] removal = new double[3];
        SmallModel logistic = model(Family.LOGISTIC, -2, b);
        double f = logistic.removalEffects(columns, 0, 3, x, removal);
        double p = logistic.probability(columns, 0, 3, x);
        for (int c = 0; c < 3; c++) {
            double[] without = x.clone();
            without[c] = 0;
            assertThat(removal[c]).isCloseTo(1 - logistic.probability(columns, 0, 3, without) / p, within(1e-12));
        }
        assertThat(f).isCloseTo(1 - Numbers.logistic(-2) / p, within(1e-12));
        SmallModel additive = model(Family.ADDITIVE_HAZARD, 0.01, b);
        double intensity = 0.01 + 0.3 + 0.0001 * 0.5 + 3;
        assertThat(additive.removalEffects(columns, 0, 3, x, removal)).isCloseTo(1 - 0.01 / intensity, within(1e-12));
        assertThat(removal[2]).isCloseTo(3 / intensity, within(1e-12));
        assertThat(additive.probability(columns, 0, 3, x)).isCloseTo(-Math.expm1(-intensity), within(1e-12));
    }

    private static SmallModel model(Family family, double a, double[] b) {
        return new SmallModel(Design.of(0), family, 1, a, b, 0, 0, 0, 1, true, 0);
    }

    /** Exposures of a million beside usual ones: every fit ends, with numbers. */
    @Test
    void exposuresOfAMillionEnd() {
        SlowAuto slow = RandomPaths.slow(3, 60, CHANNELS);
        double m = converted(slow);
        for (int index = 0; index < Design.COUNT; index++) {
            Features rows = rows(slow, Design.of(index));
            enlarge(rows, 0);
            enlarge(rows, rows.size - 1);
            SmallModel logistic = new LogisticFit(rows, 1).best(Design.of(index));
            SmallModel additive = new AdditiveHazardFit(rows, m, slow.size() - m).best(Design.of(index));
            assertThat(List.of(
                            logistic.score(), additive.score(), logistic.evidence(), additive.evidence(), logistic.a()))
                    .allSatisfy(number -> assertThat(number).isFinite());
            assertThat(logistic.iterations()).isLessThanOrEqualTo(50);
            assertThat(additive.iterations()).isLessThanOrEqualTo(300);
        }
    }

    /** A first exposure of a million in a row, with the column sums that go with it. */
    private static void enlarge(Features rows, int row) {
        int at = rows.starts[row];
        double more = (1e6 - rows.values[at]) * rows.counts[row];
        rows.totals[rows.columns[at]] += more;
        rows.openTotals[rows.columns[at]] += row < rows.converted ? 0 : more;
        rows.values[at] = 1e6;
    }
}
