package org.attributionj.models.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.attributionj.core.journey.Journey;
import org.junit.jupiter.api.Test;

/** The choice of decays against trying the whole grid from scratch. */
class DecayGridTest {
    /** The choice stops its fits early and starts them from the last ones. */
    private static final double NATS = 0.05;

    private static final double[] START = {-3, EffectPrior.TYPICAL, EffectPrior.TYPICAL, EffectPrior.TYPICAL};

    private static JourneyTimes data(List<Journey> journeys) {
        return JourneyTimes.of(Simulation.table(journeys), "test");
    }

    private static PersonPeriods periods(JourneyTimes data) {
        PersonPeriods periods = new PersonPeriods(data, JourneySample.of(data, 0), RiskTime.JOURNEY, 30);
        periods.fill(new double[periods.channels]);
        return periods;
    }

    /** Half-lives of the gap times 1/8 to 16, and no decay. */
    private static double[] grid(double gap) {
        double[] grid = new double[9];
        double halfLife = gap / 8;
        for (int k = 0; k < 8; k++) {
            grid[k] = Math.log(2) / halfLife;
            halfLife *= 2;
        }
        return grid;
    }

    private static double heldOut(PersonPeriods periods, double[] decays, double shape) {
        periods.fill(decays);
        EffectPrior prior = new EffectPrior(shape, periods.channels);
        PeriodRegression first = new PeriodRegression(periods, PeriodRegression.Rows.FIRST_HALF, prior);
        PeriodRegression second = new PeriodRegression(periods, PeriodRegression.Rows.SECOND_HALF, prior);
        return first.read(second.fit(START, 1e-12, 200).theta())[0]
                + second.read(first.fit(START, 1e-12, 200).theta())[0];
    }

    private static double[] all(double decay) {
        double[] decays = new double[3];
        Arrays.fill(decays, decay);
        return decays;
    }

    @Test
    void commonDecayIsTheBestOfTheGrid() {
        // none, of a day, of an eighth of a day
        for (double truth : new double[] {0, 0.7, 5}) {
            JourneyTimes data = data(new Simulation(81).trials(3000, -3, new double[] {1, 1.5, 2}, truth));
            PersonPeriods periods = periods(data);
            double best = 0;
            double most = Double.NEGATIVE_INFINITY;
            for (double decay : grid(data.gap())) {
                double score = heldOut(periods, all(decay), 4);
                if (score > most) {
                    most = score;
                    best = decay;
                }
            }
            DecayChoice choice = new DecayChoice(periods, data.gap(), -3);
            assertThat(choice.choose(DecaySharing.COMMON, 4.0)).containsExactly(all(best), within(1e-12));
            assertThat(choice.shape()).isEqualTo(4);
            assertThat(choice.heldOut()).isCloseTo(most, within(NATS));
        }
    }

    @Test
    void channelsLeaveTheCommonDecayForTwoNatsAndNoOtherStepIsWorthThat() {
        JourneyTimes data = data(
                new Simulation(82).trialsOfOwnDecays(6000, -3, new double[] {1, 1.5, 2}, new double[] {0, 0.3, 3}));
        PersonPeriods periods = periods(data);
        DecayChoice common = new DecayChoice(periods, data.gap(), -3);
        common.choose(DecaySharing.COMMON, 4.0);
        DecayChoice own = new DecayChoice(periods, data.gap(), -3);
        double[] decays = own.choose(DecaySharing.PER_CHANNEL, 4.0);
        assertThat(own.heldOut()).isGreaterThan(common.heldOut() + 2);
        assertThat(own.heldOut()).isCloseTo(heldOut(periods, decays, 4), within(NATS));
        assertThat(decays[2]).isGreaterThan(decays[0]);
        double[] grid = grid(data.gap());
        for (int c = 0; c < 3; c++) {
            int at = 0;
            while (Math.abs(grid[at] - decays[c]) > 1e-12) {
                at++;
            }
            for (int beside = Math.max(0, at - 1); beside <= Math.min(8, at + 1); beside++) {
                double[] tried = decays.clone();
                tried[c] = grid[beside];
                assertThat(heldOut(periods, tried, 4)).isLessThanOrEqualTo(own.heldOut() + 2 + NATS);
            }
        }
    }

    @Test
    void shapeIsThatOfTheMostEvidence() {
        // effects alike, and effects far apart
        for (double[] effects : new double[][] {{0.5, 0.5, 0.5}, {0.01, 0.5, 3}}) {
            JourneyTimes data = data(new Simulation(83).trials(3000, -3, effects, 0.3));
            PersonPeriods periods = periods(data);
            DecayChoice choice = new DecayChoice(periods, data.gap(), -3);
            double[] decays = choice.choose(DecaySharing.COMMON, null);
            periods.fill(decays);
            double best = 0;
            double most = Double.NEGATIVE_INFINITY;
            for (double shape = 1; shape <= 32; shape *= 2) {
                double evidence = evidence(periods, shape);
                if (evidence > most) {
                    most = evidence;
                    best = shape;
                }
            }
            assertThat(choice.shape()).isEqualTo(best);
            assertThat(choice.heldOut()).isCloseTo(heldOut(periods, decays, best), within(NATS));
        }
    }

    /** Laplace's: the objective with a prior that integrates to one, and the logarithm of the width of its peak. */
    private static double evidence(PersonPeriods periods, double shape) {
        EffectPrior prior = new EffectPrior(shape, 3);
        RegressionResult fit = new PeriodRegression(periods, PeriodRegression.Rows.ALL, prior).fit(START, 1e-12, 200);
        double logGamma = 0;
        for (int i = 2; i <= shape - 1; i++) {
            logGamma += Math.log(i);
        }
        return fit.objective()
                + 3 * (shape * Math.log(shape) - logGamma)
                - 0.5 * Math.log(determinant(fit.information().clone(), 4));
    }

    /** By elimination; the matrix is used up. */
    private static double determinant(double[] a, int n) {
        double product = 1;
        for (int k = 0; k < n; k++) {
            product *= a[k * n + k];
            for (int i = k + 1; i < n; i++) {
                double factor = a[i * n + k] / a[k * n + k];
                for (int j = k; j < n; j++) {
                    a[i * n + j] -= factor * a[k * n + j];
                }
            }
        }
        return product;
    }

    @Test
    void nothingIsChosenWhereAHalfHasNoConversion() {
        JourneyTimes one = data(List.of(
                Simulation.converted(0, List.of(new Simulation.Touch(0, 0), new Simulation.Touch(0, 4)), 4),
                Simulation.open(1, List.of(new Simulation.Touch(0, 0), new Simulation.Touch(0, 4)))));
        DecayChoice none = new DecayChoice(periods(one), 4, -3);
        assertThat(none.choose(DecaySharing.PER_CHANNEL, 4.0)).containsExactly(Math.log(2) / 4);
        assertThat(none.heldOut()).isZero();
    }
}
