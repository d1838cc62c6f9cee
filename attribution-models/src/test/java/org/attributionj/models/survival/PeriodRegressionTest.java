package org.attributionj.models.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.attributionj.core.journey.Journey;
import org.attributionj.models.survival.Simulation.Touch;
import org.junit.jupiter.api.Test;

/** Halves of the data, hard starts, and what a result tells. */
class PeriodRegressionTest {
    private static final double RELATIVE = 1e-9;
    private static final double[] AT = {-2, Math.log(0.4), Math.log(0.2), Math.log(0.7)};

    private static PersonPeriods periods(List<Journey> journeys, RiskTime riskTime) {
        JourneyTimes data = JourneyTimes.of(Simulation.table(journeys), "test");
        PersonPeriods periods = new PersonPeriods(data, JourneySample.of(data, 0), riskTime, 30);
        periods.fill(new double[data.channels.size()]);
        return periods;
    }

    private static PeriodRegression regression(PersonPeriods periods, PeriodRegression.Rows rows) {
        return new PeriodRegression(periods, rows, new EffectPrior(2, periods.channels));
    }

    @Test
    void halvesAreDisjointAndMakeUpTheWhole() {
        PersonPeriods periods = periods(new Simulation(71).anything(200), RiskTime.JOURNEY);
        double[] all = regression(periods, PeriodRegression.Rows.ALL).read(AT);
        double[] first = regression(periods, PeriodRegression.Rows.FIRST_HALF).read(AT);
        double[] second = regression(periods, PeriodRegression.Rows.SECOND_HALF).read(AT);
        double[] slow = new double[2];
        for (int row = 0; row < periods.rows; row++) {
            double eta = AT[0];
            for (int k = periods.starts[row]; k < periods.starts[row + 1]; k++) {
                eta += Math.exp(AT[1 + periods.columns[k]]) * periods.values[k];
            }
            double p = 1 - Math.exp(-Math.exp(eta));
            slow[periods.secondHalf[row] ? 1 : 0] += periods.weights[row] * Math.log(periods.events[row] ? p : 1 - p);
        }
        assertThat(first[0]).isCloseTo(slow[0], within(-RELATIVE * slow[0]));
        assertThat(second[0]).isCloseTo(slow[1], within(-RELATIVE * slow[1]));
        for (int i = 0; i < all.length; i++) {
            assertThat(first[i] + second[i]).isCloseTo(all[i], within(RELATIVE * (1 + Math.abs(all[i]))));
        }
    }

    @Test
    void resultTellsItsObjectiveAndGradientVanishesThere() {
        PersonPeriods periods = periods(new Simulation(72).anything(300), RiskTime.TIME);
        EffectPrior prior = new EffectPrior(2, 3);
        PeriodRegression regression = new PeriodRegression(periods, PeriodRegression.Rows.ALL, prior);
        RegressionResult result = regression.fit(AT, 1e-13, 200);
        double[] sums = regression.read(result.theta());
        assertThat(result.logLikelihood()).isEqualTo(sums[0]);
        assertThat(result.objective()).isEqualTo(sums[0] + prior.logDensity(result.theta()));
        assertThat(result.iterations()).isBetween(2, 200);
        double h = 1e-5;
        for (int i = 0; i < 4; i++) {
            double[] up = result.theta().clone();
            double[] down = result.theta().clone();
            up[i] += h;
            down[i] -= h;
            double slope = (regression.read(up)[0] + prior.logDensity(up))
                    - (regression.read(down)[0] + prior.logDensity(down));
            assertThat(slope / (2 * h)).isCloseTo(0, within(1e-3));
        }
    }

    /** Far out every period is certain: nothing bends there, and no step may make things worse. */
    @Test
    void startWhereEverythingIsCertainEndsAtAMaximum() {
        List<Touch> touches = List.of(new Touch(0, 1), new Touch(1, 2));
        PersonPeriods certain = periods(
                List.of(Simulation.converted(0, touches, 2), Simulation.converted(1, touches, 2)), RiskTime.JOURNEY);
        PeriodRegression regression = regression(certain, PeriodRegression.Rows.ALL);
        RegressionResult result = regression.fit(new double[] {8, 0.5, -0.5}, 1e-12, 200);
        assertThat(result.isConverged()).isTrue();
        assertThat(result.logLikelihood()).isCloseTo(0, within(1e-9));
        assertThat(result.theta()[0]).isCloseTo(8, within(1e-3));
        // the prior alone moves the effects: both to where it holds their mean
        assertThat(result.theta()[1]).isCloseTo(EffectPrior.TYPICAL, within(1e-3));
        assertThat(result.theta()[2]).isCloseTo(EffectPrior.TYPICAL, within(1e-3));
    }

    /** Too far to come in one step: the logarithm of an effect changes by 3 at most. */
    @Test
    void stepsAreNoLongerThanThree() {
        PersonPeriods periods = periods(new Simulation(73).anything(300), RiskTime.JOURNEY);
        double[] far = {-12, -9, -9, -9};
        RegressionResult one = regression(periods, PeriodRegression.Rows.ALL).fit(far, 1e-12, 1);
        for (int i = 1; i < far.length; i++) {
            assertThat(Math.abs(one.theta()[i] - far[i])).isLessThanOrEqualTo(3 + RELATIVE);
        }
        RegressionResult end = regression(periods, PeriodRegression.Rows.ALL).fit(far, 1e-12, 200);
        RegressionResult near = regression(periods, PeriodRegression.Rows.ALL).fit(AT, 1e-12, 200);
        assertThat(end.objective()).isCloseTo(near.objective(), within(1e-4));
    }

    /** A bot of 3,000 visits beside 1,500 customers: exp(0.3 x 3000) is no number. The work is rows times readings. */
    @Test
    void oneBotDoesNotStopTheFit() {
        List<Journey> journeys = new ArrayList<>(new Simulation(74).anything(1_500));
        PersonPeriods without = periods(journeys, RiskTime.TIME);
        List<Touch> visits = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            visits.add(new Touch(i % 3, i * 29.0 / 3_000));
        }
        journeys.add(Simulation.open(1_500, visits));
        PersonPeriods with = periods(journeys, RiskTime.TIME);
        double work = 0;
        double usualWork = 0;
        for (double decay : new double[] {0, 0.1, 1, 10}) {
            RegressionResult usual = fit(without, decay);
            RegressionResult disturbed = fit(with, decay);
            assertThat(usual.isConverged()).isTrue();
            assertThat(disturbed.isConverged()).isTrue();
            assertThat(disturbed.logLikelihood()).isFinite();
            work += (double) with.rows * disturbed.iterations();
            usualWork += (double) without.rows * usual.iterations();
        }
        assertThat(work).isLessThanOrEqualTo(3 * usualWork);
    }

    private static RegressionResult fit(PersonPeriods periods, double decay) {
        periods.fill(new double[] {decay, decay, decay});
        double[] start = {-4, EffectPrior.TYPICAL, EffectPrior.TYPICAL, EffectPrior.TYPICAL};
        return regression(periods, PeriodRegression.Rows.ALL).fit(start, 1e-9, 50);
    }

    /** Exposures of a million, and a start of certain conversions and certain nothing: an end, and what end it was. */
    @Test
    void exposuresOfAMillionEnd() {
        PersonPeriods periods = periods(new Simulation(75).anything(300), RiskTime.JOURNEY);
        for (int k = 0; k < periods.values.length; k++) {
            periods.values[k] *= 1e6;
        }
        RegressionResult result = regression(periods, PeriodRegression.Rows.ALL).fit(AT, 1e-9, 200);
        assertThat(result.objective()).isFinite();
        assertThat(result.isConverged()).isTrue();
        periods.values[0] = Double.POSITIVE_INFINITY;
        assertThat(regression(periods, PeriodRegression.Rows.ALL)
                        .fit(AT, 1e-9, 200)
                        .isConverged())
                .isFalse();
    }
}
