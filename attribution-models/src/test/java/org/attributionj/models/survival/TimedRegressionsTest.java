package org.attributionj.models.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.MissingDataException;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.survival.Simulation.Touch;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class TimedRegressionsTest {
    private static final List<Journey> JOURNEYS =
            new Simulation(5).additive(1_500, 0.004, new double[] {0.3, 0.1, 0.02}, new double[] {0.3, 0.3, 0.3});

    @Test
    void decaysAreMultiplesOfTheGap() {
        JourneyTable table = Simulation.table(JOURNEYS);
        double gap = JourneyTimes.of(table, "test").gap();
        List<TimedRegression> fits = TimedRegressions.fit(table, 0, 0);
        assertThat(fits).hasSize(8);
        for (int k = 0; k < 7; k++) {
            assertThat(fits.get(k).decay() * gap).isCloseTo(Math.pow(2, 2 - k), within(1e-12));
        }
        assertThat(fits.get(7).decay()).isZero();
        assertThat(fits)
                .extracting(TimedRegression::shape)
                .containsOnly(fits.get(0).shape());
        assertThat(fits.get(0).effects()).hasSize(Simulation.CHANNELS.size());
        assertThat(TimedRegressions.fit(table, JOURNEYS.size(), 0)).isEqualTo(fits);
    }

    /** Estimates are maxima of the objective, and the log-likelihood is that of the parameters. */
    @Test
    void estimatesAreMaxima() {
        JourneyTable table = Simulation.table(JOURNEYS);
        JourneyTimes data = JourneyTimes.of(table, "test");
        PersonPeriods periods =
                new PersonPeriods(data, JourneySample.of(data, 0), RiskTime.TIME, Simulation.FOLLOW_UP_DAYS);
        for (TimedRegression fit : TimedRegressions.fit(table, 0, 0)) {
            double[] decays = new double[3];
            Arrays.fill(decays, fit.decay());
            periods.fill(decays);
            EffectPrior prior = new EffectPrior(fit.shape(), 3);
            PeriodRegression regression = new PeriodRegression(periods, PeriodRegression.Rows.ALL, prior);
            double[] theta = {fit.intercept(), 0, 0, 0};
            for (int c = 0; c < 3; c++) {
                theta[1 + c] = Math.log(fit.effects().get(c));
            }
            double[] sums = regression.read(theta);
            assertThat(fit.logLikelihood()).isCloseTo(sums[0], within(1e-9 * Math.abs(sums[0])));
            // a maximum of the objective
            double objective = sums[0] + prior.logDensity(theta);
            for (int i = 0; i < 4; i++) {
                for (double step : new double[] {-0.01, 0.01}) {
                    double[] moved = theta.clone();
                    moved[i] += step;
                    assertThat(regression.read(moved)[0] + prior.logDensity(moved))
                            .isLessThan(objective);
                }
            }
            assertThat(fit.freedom()).isBetween(1.0, 4.0);
            assertThat(fit.score()).isEqualTo(fit.logLikelihood() - fit.freedom());
        }
    }

    @Test
    void withoutDelaysOrConversionsThereIsNone() {
        List<Journey> trials = new Simulation(6).trials(300, -2, new double[] {1, 0.5, 0.1}, 0.2);
        assertThat(TimedRegressions.fit(Simulation.table(trials), 0, 0)).isEmpty();
        List<Journey> open =
                JOURNEYS.stream().filter(journey -> !journey.isConverted()).toList();
        assertThat(TimedRegressions.fit(Simulation.table(open), 0, 0)).isEmpty();
        JourneyTable untimed = JourneyTable.of(Dimension.CHANNEL, Needs.NOTHING);
        JOURNEYS.forEach(untimed::add);
        assertThatThrownBy(() -> TimedRegressions.fit(untimed, 0, 0)).isInstanceOf(MissingDataException.class);
    }

    /** Journeys observed for five days, in which touchpoints do nothing: one customer in 20 converts, at any time. */
    private static List<Journey> shortStudy() {
        Random random = new Random(17);
        List<Journey> journeys = new ArrayList<>();
        for (int customer = 0; customer < 3_000; customer++) {
            double end = random.nextInt(20) == 0 ? 0.5 + 4.5 * random.nextDouble() : 5;
            List<Touch> touches = new ArrayList<>();
            for (double day = 0.25 * random.nextDouble(); day < end; day += 1.5 * random.nextDouble()) {
                touches.add(new Touch(random.nextInt(3), day));
            }
            journeys.add(end < 5 ? Simulation.converted(customer, touches, end) : Simulation.open(customer, touches));
        }
        return journeys;
    }

    /** The best of the fits' scores over that of a constant intensity, on given periods. */
    private static double slowGain(PersonPeriods periods, TimedRegression model) {
        double[] decays = new double[3];
        Arrays.fill(decays, model.decay());
        periods.fill(decays);
        PeriodRegression regression =
                new PeriodRegression(periods, PeriodRegression.Rows.ALL, new EffectPrior(model.shape(), 3));
        RegressionResult result = regression.fit(new double[] {-3, -2, -2, -2}, 1e-13, 200);
        double[] ofPrior = new double[16];
        new EffectPrior(model.shape(), 3).apply(result.theta(), new double[4], ofPrior);
        DMatrixRMaj inverse = new DMatrixRMaj(4, 4, true, result.information());
        CommonOps_DDRM.invert(inverse);
        DMatrixRMaj product = new DMatrixRMaj(4, 4);
        CommonOps_DDRM.mult(inverse, new DMatrixRMaj(4, 4, true, ofPrior), product);
        double freedom = 4 - CommonOps_DDRM.trace(product);
        return result.logLikelihood() - freedom - (slowConstant(periods) - 1);
    }

    /** The best log-likelihood of a constant intensity, by golden section. */
    private static double slowConstant(PersonPeriods periods) {
        double low = -20;
        double high = 5;
        for (int i = 0; i < 100; i++) {
            double a = high - (high - low) * 0.618033988749895;
            double b = low + (high - low) * 0.618033988749895;
            if (constant(periods, a) < constant(periods, b)) {
                low = a;
            } else {
                high = b;
            }
        }
        return constant(periods, low);
    }

    private static double constant(PersonPeriods periods, double logIntensity) {
        double sum = 0;
        for (int row = 0; row < periods.rows; row++) {
            double lambda = Math.exp(logIntensity + periods.logLengths[row]);
            sum += periods.weights[row] * (periods.events[row] ? Math.log(-Math.expm1(-lambda)) : -lambda);
        }
        return sum;
    }

    private static PersonPeriods periods(JourneyTimes data, double longest) {
        return new PersonPeriods(data, JourneySample.of(data, 0), RiskTime.TIME, Simulation.FOLLOW_UP_DAYS, longest);
    }

    private static TimedRegression best(List<TimedRegression> fits) {
        return Collections.max(fits, Comparator.comparingDouble(TimedRegression::score));
    }

    @Test
    void touchesMustExplainTheTimesWithinWhatWasObserved() {
        JourneyTable table = Simulation.table(JOURNEYS);
        JourneyTimes data = JourneyTimes.of(table, "test");
        List<TimedRegression> fits = TimedRegressions.fit(table, 0, 0);
        double gain = slowGain(periods(data, data.longestSpan()), best(fits));
        assertThat(gain).isGreaterThan(10);
        assertThat(TimedRegressions.fit(table, 0, gain - 1e-3)).isEqualTo(fits);
        assertThat(TimedRegressions.fit(table, 0, gain + 1e-3)).isEmpty();
    }

    /** Assumed follow-up makes any touch look as if it mattered; what was observed does not. */
    @Test
    void touchesThatDoNothingInAShortStudyExplainNothing() {
        JourneyTable table = Simulation.table(shortStudy());
        JourneyTimes data = JourneyTimes.of(table, "test");
        List<TimedRegression> fits = TimedRegressions.fit(table, 0, Double.NEGATIVE_INFINITY);
        assertThat(slowGain(periods(data, Double.POSITIVE_INFINITY), best(fits)))
                .isGreaterThan(50);
        assertThat(TimedRegressions.fit(table, 0, 3)).isEmpty();
    }

    @Test
    void noJourneyIsFollowedLongerThanTheLongest() {
        JourneyTimes data = JourneyTimes.of(
                Simulation.table(List.of(
                        Simulation.open(0, List.of(new Touch(0, 1), new Touch(1, 3))),
                        Simulation.open(1, List.of(new Touch(0, 0), new Touch(2, 7))),
                        Simulation.converted(2, List.of(new Touch(1, 2)), 2.5))),
                "test");
        assertThat(data.longestSpan()).isEqualTo(7);
        assertThat(SurvivalFitter.riskWithoutEvent(filled(periods(data, 7)))).isCloseTo(7 + 7, within(0.5));
        assertThat(SurvivalFitter.riskWithoutEvent(filled(periods(data, 9)))).isCloseTo(9 + 9, within(0.5));
        assertThat(SurvivalFitter.riskWithoutEvent(filled(periods(data, Double.POSITIVE_INFINITY))))
                .isCloseTo(32 + 37, within(0.5));
    }

    private static PersonPeriods filled(PersonPeriods periods) {
        periods.fill(new double[3]);
        return periods;
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimedRegression(-1, 4, 0, List.of(), 0, 0))
                .withMessageContaining("decay");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimedRegression(0, 0, 0, List.of(), 0, 0))
                .withMessageContaining("shape");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimedRegression(0, 4, 0, List.of(-1.0), 0, 0))
                .withMessageContaining("effect");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimedRegression(0, 4, 0, List.of(), 0, -1))
                .withMessageContaining("freedom");
    }
}
