package org.attributionj.models.survival;

import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.internal.Cholesky;

/**
 * Survival regressions in continuous time, one for each of eight decays: what {@code auto} mixes where conversions come
 * later than the last touchpoints. Nothing is held out to choose among them.
 */
public final class TimedRegressions {
    /** Mean lifetimes are the mean gap between touches times 2^k, for k from this on, and infinity. */
    private static final int FIRST_POWER = -2;

    private static final int POWERS = 7;
    private static final double FIRST_SHAPE = 4;
    private static final double TOLERANCE = 1e-9;
    private static final int MAX_ITERATIONS = 50;
    private static final double FOLLOW_UP = SurvivalOptions.DEFAULT.followUp().toMillis() / JourneyTimes.MILLIS_PER_DAY;

    private TimedRegressions() {}

    /**
     * Fits journeys, if most conversions come clearly after their last touchpoint ({@link RiskTime#AUTO}) and their times tell
     * of the touchpoints. Open journeys count as followed for 30 days after their last touchpoint, the pause after which
     * journeys end. Journeys without a touchpoint are left out. The shape of the prior is chosen by the evidence at the mean
     * gap.
     *
     * <p>That journeys are followed for so long is assumed. Where observation ends much sooner, conversions seem to need a
     * touchpoint just because nobody watched without one. Therefore the regression with the best score is fitted once more, with
     * open journeys followed for no longer after their first touchpoint than the longest journey took: its score must still
     * exceed that of a constant intensity by {@code leastGain}.
     *
     * <p>Cost: about a hundred readings of at most five periods per touch of the journeys that are read.
     *
     * @param table the journeys, disjoint per customer, with times; only read
     * @param cap how many open journeys are read at most, chosen by customer and weighted up; 0 for all
     * @param leastGain in nats, what the touchpoints must explain of the times: as much as they explain without times, say
     * @return the fits, by falling decay, their effects in the order of the sorted channels; none if conversions come with
     *     the last touchpoint, there is none, no period passed without one, or the touchpoints explain less than that
     * @throws org.attributionj.core.columnar.MissingDataException if the table keeps no times
     * @throws IllegalArgumentException if the journeys are too many for arrays; set a cap then
     */
    public static ImmutableList<TimedRegression> fit(JourneyTable table, long cap, double leastGain) {
        JourneyTimes data = JourneyTimes.of(notNull(table, "table"), "survival");
        if (data.convertedRows == 0 || !data.isMostlyDelayed()) {
            return ImmutableList.of();
        }
        JourneySample sample = JourneySample.of(data, cap);
        ImmutableList<TimedRegression> fits =
                fit(new PersonPeriods(data, sample, RiskTime.TIME, FOLLOW_UP), data.gap(), data.conversions());
        if (fits.isEmpty()) {
            return fits;
        }
        // made after the periods of the fits are gone, as both are large
        PersonPeriods observed = new PersonPeriods(data, sample, RiskTime.TIME, FOLLOW_UP, data.longestSpan());
        return gain(observed, best(fits), data.conversions()) < leastGain ? ImmutableList.of() : fits;
    }

    private static ImmutableList<TimedRegression> fit(PersonPeriods periods, double gap, double conversions) {
        double[] decays = new double[periods.channels];
        Arrays.fill(decays, 1 / gap);
        periods.fill(decays);
        double risk = SurvivalFitter.riskWithoutEvent(periods);
        if (risk == 0) {
            return ImmutableList.of();
        }
        double[] theta = new double[periods.channels + 1];
        Arrays.fill(theta, EffectPrior.TYPICAL);
        theta[0] = Math.log(conversions / (risk + conversions));
        EffectPrior prior = new EffectPrior(
                ShapeEvidence.best(periods, theta, FIRST_SHAPE, TOLERANCE, MAX_ITERATIONS), periods.channels);
        ImmutableList.Builder<TimedRegression> fits = ImmutableList.builder();
        for (int k = 0; k <= POWERS; k++) {
            double decay = k == POWERS ? 0 : 1 / (gap * Math.pow(2, FIRST_POWER + k));
            Arrays.fill(decays, decay);
            periods.fill(decays);
            RegressionResult result = new PeriodRegression(periods, PeriodRegression.Rows.ALL, prior)
                    .fit(theta, TOLERANCE, MAX_ITERATIONS);
            theta = result.theta();
            fits.add(of(result, decay, prior));
        }
        return fits.build();
    }

    private static TimedRegression best(List<TimedRegression> fits) {
        return Collections.max(fits, Comparator.comparingDouble(TimedRegression::score));
    }

    /** What a regression's decay and shape gain over a constant intensity on other periods, in nats; 0 without risk. */
    private static double gain(PersonPeriods periods, TimedRegression model, double conversions) {
        double[] decays = new double[periods.channels];
        Arrays.fill(decays, model.decay());
        periods.fill(decays);
        double risk = SurvivalFitter.riskWithoutEvent(periods);
        if (risk == 0) {
            return 0;
        }
        EffectPrior prior = new EffectPrior(model.shape(), periods.channels);
        PeriodRegression regression = new PeriodRegression(periods, PeriodRegression.Rows.ALL, prior);
        double[] theta = new double[periods.channels + 1];
        Arrays.fill(theta, EffectPrior.TYPICAL);
        theta[0] = Math.log(conversions / (risk + conversions));
        TimedRegression fit = of(regression.fit(theta, TOLERANCE, MAX_ITERATIONS), model.decay(), prior);
        return fit.score() - (regression.logLikelihoodWithoutEffects(theta[0], TOLERANCE, MAX_ITERATIONS) - 1);
    }

    private static TimedRegression of(RegressionResult result, double decay, EffectPrior prior) {
        double[] natural = EffectPrior.natural(result.theta());
        List<Double> effects = Arrays.stream(natural).skip(1).boxed().collect(ImmutableList.toImmutableList());
        return new TimedRegression(
                decay, prior.shape(), natural[0], effects, result.logLikelihood(), freedom(result, prior));
    }

    /** trace(M^-1 (M - P)) = n - trace(M^-1 P), with the information M of the objective and that of the prior, P. */
    private static double freedom(RegressionResult result, EffectPrior prior) {
        int n = prior.effects() + 1;
        double[] factor = new double[n * n];
        if (!SymmetricMatrix.factor(result.information(), n, factor)) {
            return n;
        }
        double[] ofPrior = new double[n * n];
        prior.apply(result.theta(), new double[n], ofPrior);
        double freedom = n;
        for (int j = 0; j < n; j++) {
            double[] column = new double[n];
            for (int i = 0; i < n; i++) {
                column[i] = ofPrior[i * n + j];
            }
            Cholesky.solveFactored(n, factor, column);
            freedom -= column[j];
        }
        return Math.max(0, freedom);
    }
}
