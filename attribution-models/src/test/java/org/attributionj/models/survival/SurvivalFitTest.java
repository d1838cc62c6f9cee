package org.attributionj.models.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.attributionj.core.journey.Journey;
import org.attributionj.models.survival.Simulation.Touch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The parts of the survival regression against slow code, and the whole on data of known origin. */
class SurvivalFitTest {
    private static final double RELATIVE = 1e-9;
    private static final double DIFFERENCES = 1e-5;

    private static JourneyTimes data(List<Journey> journeys) {
        return JourneyTimes.of(Simulation.table(journeys), "test");
    }

    private static PersonPeriods periods(JourneyTimes data, RiskTime riskTime, double[] decays) {
        PersonPeriods periods = new PersonPeriods(data, JourneySample.of(data, 0), riskTime, Simulation.FOLLOW_UP_DAYS);
        periods.fill(decays);
        return periods;
    }

    @Test
    void oneTrialSeesTheJourneyFromItsLastTouch() {
        List<Touch> touches = List.of(new Touch(0, 1), new Touch(1, 3), new Touch(0, 4));
        JourneyTimes data = data(List.of(Simulation.converted(0, touches, 6)));
        PersonPeriods periods = periods(data, RiskTime.JOURNEY, new double[] {0.5, 0.25});
        assertThat(periods.rows).isEqualTo(1);
        assertThat(periods.events[0]).isTrue();
        assertThat(periods.logLengths[0]).isZero();
        assertThat(periods.columns).containsExactly(0, 1);
        assertThat(periods.values[0]).isCloseTo(1 + Math.exp(-0.5 * 3), within(RELATIVE));
        assertThat(periods.values[1]).isCloseTo(Math.exp(-0.25), within(RELATIVE));
    }

    /** Touches at 0 and 4: the gap is 4, cuts come 1, 4, 16 and 64 days after a touch. */
    @Test
    void continuousTimeIsCutAfterEachTouch() {
        List<Touch> touches = List.of(new Touch(0, 0), new Touch(0, 4));
        PersonPeriods converted =
                periods(data(List.of(Simulation.converted(0, touches, 9))), RiskTime.TIME, new double[] {0.1});
        assertThat(lengths(converted)).containsExactly(1, 3, 1, 3, 12);
        assertThat(converted.events).containsExactly(false, false, false, false, true);
        double[] middles = {0.5, 2.5, 0.5, 2.5, 10};
        for (int row = 0; row < 5; row++) {
            double expected = Math.exp(-0.1 * middles[row]) + (row < 2 ? 0 : Math.exp(-0.1 * (4 + middles[row])));
            if (row < 2) {
                expected = Math.exp(-0.1 * middles[row]);
            }
            assertThat(converted.values[converted.starts[row]]).isCloseTo(expected, within(RELATIVE));
        }
        PersonPeriods open = periods(data(List.of(Simulation.open(0, touches))), RiskTime.TIME, new double[] {0.1});
        assertThat(lengths(open)).containsExactly(1, 3, 1, 3, 12, 14);
        assertThat(open.events).containsOnly(false);
        PersonPeriods atOnce =
                periods(data(List.of(Simulation.converted(0, touches, 4))), RiskTime.TIME, new double[] {0.1});
        assertThat(lengths(atOnce)).containsExactly(1, 3, 1);
        assertThat(atOnce.events).containsExactly(false, false, true);
    }

    private static List<Integer> lengths(PersonPeriods periods) {
        List<Integer> lengths = new ArrayList<>();
        for (double log : periods.logLengths) {
            lengths.add((int) Math.round(Math.exp(log)));
        }
        return lengths;
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "AUTO")
    void derivativesAreThoseOfTheLogLikelihood(RiskTime riskTime) {
        PersonPeriods periods = periods(data(new Simulation(11).anything(80)), riskTime, new double[] {0.3, 0.1, 0});
        PeriodRegression regression = new PeriodRegression(periods, PeriodRegression.Rows.ALL, new EffectPrior(1, 3));
        double[] at = {-2, Math.log(0.4), Math.log(0.2), Math.log(0.7)};
        double[] sums = regression.read(at);
        int n = 4;
        double h = 1e-5;
        for (int i = 0; i < n; i++) {
            double[] up = regression.read(moved(at, i, h));
            double[] down = regression.read(moved(at, i, -h));
            assertThat(sums[1 + i])
                    .isCloseTo((up[0] - down[0]) / (2 * h), within(DIFFERENCES * (1 + Math.abs(sums[1 + i]))));
            for (int j = 0; j <= i; j++) {
                double bend = sums[1 + n + i * n + j];
                assertThat(bend)
                        .isCloseTo(-(up[1 + j] - down[1 + j]) / (2 * h), within(DIFFERENCES * (1 + Math.abs(bend))));
            }
        }
    }

    /** Moves a, or an effect itself and not its logarithm. */
    private static double[] moved(double[] theta, int i, double by) {
        double[] moved = theta.clone();
        moved[i] = i == 0 ? theta[0] + by : Math.log(Math.exp(theta[i]) + by);
        return moved;
    }

    @Test
    void priorsGradientIsThatOfItsDensity() {
        EffectPrior prior = new EffectPrior(3, 3);
        double[] theta = {-1, 0.2, -0.7, 0.5};
        double[] gradient = new double[4];
        prior.apply(theta, gradient, new double[16]);
        double h = 1e-6;
        for (int i = 0; i < 4; i++) {
            double[] up = theta.clone();
            double[] down = theta.clone();
            up[i] += h;
            down[i] -= h;
            double difference = (prior.logDensity(up) - prior.logDensity(down)) / (2 * h);
            assertThat(gradient[i]).isCloseTo(difference, within(DIFFERENCES));
        }
    }

    @Property(tries = 30)
    void estimateIsAMaximumOfTheObjective(@ForAll long seed, @ForAll boolean inTime) {
        JourneyTimes data = data(new Simulation(seed).anything(60));
        if (data.conversions() == 0 || data.conversions() == data.journeys()) {
            return;
        }
        int channels = data.channels.size();
        PersonPeriods periods = periods(data, inTime ? RiskTime.TIME : RiskTime.JOURNEY, new double[channels]);
        EffectPrior prior = new EffectPrior(2, channels);
        PeriodRegression regression = new PeriodRegression(periods, PeriodRegression.Rows.ALL, prior);
        // where the information is all but singular, damped steps gain a few percent of what is left each
        RegressionResult result = regression.fit(new double[channels + 1], 1e-11, 5_000);
        assertThat(result.isConverged()).isTrue();
        Random random = new Random(seed);
        for (int i = 0; i < 10; i++) {
            double[] beside = result.theta().clone();
            for (int k = 0; k <= channels; k++) {
                beside[k] += 0.05 * random.nextGaussian();
            }
            assertThat(regression.read(beside)[0] + prior.logDensity(beside))
                    .isLessThanOrEqualTo(result.objective() + 1e-6);
        }
    }

    @Test
    void effectsAreRecoveredAsCustomersGrow() {
        double[] b = {0.2, 0.6, 1.1};
        double decay = 0.25;
        double before = Double.POSITIVE_INFINITY;
        for (int customers : new int[] {1000, 40_000}) {
            SurvivalFit fit = SurvivalFitter.fit(
                    data(new Simulation(12).trials(customers, -3, b, decay)), SurvivalOptions.DEFAULT);
            assertThat(fit.state()).isEqualTo(FitState.CONVERGED);
            double worst = Math.abs(fit.intercept() + 3);
            for (int c = 0; c < b.length; c++) {
                worst = Math.max(worst, Math.abs(fit.effects().get(c).effect() - b[c]));
            }
            assertThat(worst).isLessThan(before);
            before = worst;
        }
        // the true decay lies between two of the grid's
        assertThat(before).isLessThan(0.25);
    }

    @Test
    void capWeighsUpWhatItKeeps() {
        JourneyTimes data = data(new Simulation(13).trials(5000, -3, new double[] {0.2, 0.6, 1.1}, 0.2));
        SurvivalFit all = SurvivalFitter.fit(data, SurvivalOptions.DEFAULT.withCap(0));
        SurvivalFit some = SurvivalFitter.fit(data, SurvivalOptions.DEFAULT.withCap(2000));
        assertThat(JourneySample.of(data, 2000).rows.length).isLessThan(data.rows);
        assertThat(some.intercept()).isCloseTo(all.intercept(), within(0.2));
        assertThat(JourneySample.of(data, 0).openWeight).isEqualTo(1);
    }

    @Test
    void tooFewIterationsAreToldAndNotHidden() {
        SurvivalFit fit = SurvivalFitter.fit(
                data(new Simulation(14).anything(200)), SurvivalOptions.DEFAULT.withStopping(1e-14, 1));
        assertThat(fit.state()).isEqualTo(FitState.NOT_CONVERGED);
        assertThat(SurvivalModel.of(fit).summary()).contains("NOT CONVERGED");
    }
}
