package org.attributionj.models.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.MissingDataException;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.JourneyTable;
import org.junit.jupiter.api.Test;

class TimedRegressionsTest {
    private static final List<Journey> JOURNEYS =
            new Simulation(5).additive(1_500, 0.004, new double[] {0.3, 0.1, 0.02}, new double[] {0.3, 0.3, 0.3});

    @Test
    void decaysAreMultiplesOfTheGap() {
        JourneyTable table = Simulation.table(JOURNEYS);
        double gap = JourneyTimes.of(table, "test").gap();
        List<TimedRegression> fits = TimedRegressions.fit(table, 0);
        assertThat(fits).hasSize(8);
        for (int k = 0; k < 7; k++) {
            assertThat(fits.get(k).decay() * gap).isCloseTo(Math.pow(2, 2 - k), within(1e-12));
        }
        assertThat(fits.get(7).decay()).isZero();
        assertThat(fits)
                .extracting(TimedRegression::shape)
                .containsOnly(fits.get(0).shape());
        assertThat(fits.get(0).effects()).hasSize(Simulation.CHANNELS.size());
        assertThat(TimedRegressions.fit(table, JOURNEYS.size())).isEqualTo(fits);
    }

    /** Estimates are maxima of the objective, and the log-likelihood is that of the parameters. */
    @Test
    void estimatesAreMaxima() {
        JourneyTable table = Simulation.table(JOURNEYS);
        JourneyTimes data = JourneyTimes.of(table, "test");
        PersonPeriods periods =
                new PersonPeriods(data, JourneySample.of(data, 0), RiskTime.TIME, Simulation.FOLLOW_UP_DAYS);
        for (TimedRegression fit : TimedRegressions.fit(table, 0)) {
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
        assertThat(TimedRegressions.fit(Simulation.table(trials), 0)).isEmpty();
        List<Journey> open =
                JOURNEYS.stream().filter(journey -> !journey.isConverted()).toList();
        assertThat(TimedRegressions.fit(Simulation.table(open), 0)).isEmpty();
        JourneyTable untimed = JourneyTable.of(Dimension.CHANNEL, Needs.NOTHING);
        JOURNEYS.forEach(untimed::add);
        assertThatThrownBy(() -> TimedRegressions.fit(untimed, 0)).isInstanceOf(MissingDataException.class);
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
