package org.attributionj.models.survival;

import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import org.attributionj.core.statistic.JourneyTable;
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

    private TimedRegressions() {}

    /**
     * Fits journeys, if most conversions come clearly after their last touchpoint ({@link RiskTime#AUTO}). Open journeys
     * count as followed for 30 days after their last touchpoint, the pause after which journeys end. Journeys without a
     * touchpoint are left out. The shape of the prior is chosen by the evidence at the mean gap.
     *
     * <p>Cost: about a hundred readings of at most five periods per touch of the journeys that are read.
     *
     * @param table the journeys, disjoint per customer, with times; only read
     * @param cap how many open journeys are read at most, chosen by customer and weighted up; 0 for all
     * @return the fits, by falling decay, their effects in the order of the sorted channels; none if conversions come with
     *     the last touchpoint, there is none, or no period passed without one
     * @throws org.attributionj.core.columnar.MissingDataException if the table keeps no times
     * @throws IllegalArgumentException if the journeys are too many for arrays; set a cap then
     */
    public static ImmutableList<TimedRegression> fit(JourneyTable table, long cap) {
        JourneyTimes data = JourneyTimes.of(notNull(table, "table"), "survival");
        if (data.convertedRows == 0 || !data.isMostlyDelayed()) {
            return ImmutableList.of();
        }
        double followUp = SurvivalOptions.DEFAULT.followUp().toMillis() / JourneyTimes.MILLIS_PER_DAY;
        PersonPeriods periods = new PersonPeriods(data, JourneySample.of(data, cap), RiskTime.TIME, followUp);
        double[] decays = new double[periods.channels];
        double gap = data.gap();
        Arrays.fill(decays, 1 / gap);
        periods.fill(decays);
        double risk = SurvivalFitter.riskWithoutEvent(periods);
        if (risk == 0) {
            return ImmutableList.of();
        }
        double[] theta = new double[periods.channels + 1];
        Arrays.fill(theta, EffectPrior.TYPICAL);
        theta[0] = Math.log(data.conversions() / (risk + data.conversions()));
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
