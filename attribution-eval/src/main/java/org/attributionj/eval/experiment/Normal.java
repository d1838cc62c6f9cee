package org.attributionj.eval.experiment;

import static org.attributionj.eval.internal.Checks.check;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Quantiles and tails of the normal distribution and of Student's t. */
final class Normal {
    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private Normal() {}

    static double requireLevel(double level) {
        check(level > 0 && level < 1, "level must be in (0, 1), but was " + level);
        return level;
    }

    /** z with P(|Z| &lt;= z) = level. */
    static double twoSided(double level) {
        return STANDARD.inverseSurvivalProbability((1 - requireLevel(level)) / 2);
    }

    /** z with P(Z &lt;= z) = p. */
    static double quantile(double p) {
        return STANDARD.inverseCumulativeProbability(p);
    }

    static double cumulative(double z) {
        return STANDARD.cumulativeProbability(z);
    }

    /** P(|Z| >= |z|). */
    static double pValue(double z) {
        return Math.min(1, 2 * STANDARD.survivalProbability(Math.abs(z)));
    }

    /** t with P(|T| &lt;= t) = level. */
    static double twoSidedT(double level, double degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability((1 - requireLevel(level)) / 2);
    }

    /** P(|T| >= |t|). */
    static double pValueT(double t, double degreesOfFreedom) {
        return Math.min(1, 2 * TDistribution.of(degreesOfFreedom).survivalProbability(Math.abs(t)));
    }

    /** estimate / error as a test statistic: 0 if both are 0, infinite if only the error is. */
    static double statistic(double estimate, double error) {
        if (error > 0) {
            return estimate / error;
        }
        return estimate == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, estimate);
    }
}
