package org.attributionj.eval.experiment;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The upper tail of the noncentral t distribution: how often a t test notices an effect.
 *
 * <pre>
 *   P(T &gt; t) = Phi(d) - 1/2 sum_j [p_j I_x(j + 1/2, v/2) + q_j I_x(j + 1, v/2)],   x = t^2 / (v + t^2),
 *   p_j = exp(-d^2/2) (d^2/2)^j / j!,   q_j = d / sqrt(2) exp(-d^2/2) (d^2/2)^j / Gamma(j + 3/2)
 * </pre>
 *
 * <p>for t of 0 or more, with I the regularised incomplete beta function. Beyond a million degrees of freedom, or a
 * noncentrality of 200, Phi((d - t (1 - 1/(4v))) / sqrt(1 + t^2/(2v))), which is good to 1e-6 there but below one degree of
 * freedom.
 *
 * <p>References: R. V. Lenth (1989), Algorithm AS 243: cumulative distribution function of the non-central t distribution, Applied
 * Statistics 38, 185-189; M. Abramowitz, I. A. Stegun (1964), Handbook of mathematical functions, 26.7.10.
 */
final class NoncentralT {
    private static final double MANY_DEGREES = 1e6;
    private static final double LARGE_NONCENTRALITY = 200;
    private static final double SMALLEST_LOG = -37;
    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private NoncentralT() {}

    /**
     * P(T &gt; t).
     *
     * @param t 0 or more
     * @param degreesOfFreedom more than 0
     * @param noncentrality 0 or more
     */
    static double survival(double t, double degreesOfFreedom, double noncentrality) {
        if (degreesOfFreedom > MANY_DEGREES || noncentrality > LARGE_NONCENTRALITY) {
            return nearlyNormal(t, degreesOfFreedom, noncentrality);
        }
        double x = t * t / (degreesOfFreedom + t * t);
        double half = noncentrality * noncentrality / 2;
        double logHalf = Math.log(half);
        double logP = -half;
        // Gamma(3/2) = sqrt(pi) / 2
        double logQ = Math.log(noncentrality * Math.sqrt(2 / Math.PI)) - half;
        double below = 0;
        // the weights, whose first may be no double, rise up to j = half; I_x(j, .) falls with j
        for (int j = 0; j <= half || Math.max(logP, logQ) > SMALLEST_LOG; j++) {
            below += Math.exp(logP) * beta(x, j + 0.5, degreesOfFreedom)
                    + Math.exp(logQ) * beta(x, j + 1.0, degreesOfFreedom);
            logP += logHalf - Math.log(j + 1.0);
            logQ += logHalf - Math.log(j + 1.5);
        }
        return Math.max(0, Math.min(1, STANDARD.cumulativeProbability(noncentrality) - below / 2));
    }

    private static double nearlyNormal(double t, double degreesOfFreedom, double noncentrality) {
        double distance = noncentrality - t * (1 - 1 / (4 * degreesOfFreedom));
        return STANDARD.cumulativeProbability(distance / Math.sqrt(1 + t * t / (2 * degreesOfFreedom)));
    }

    private static double beta(double x, double a, double degreesOfFreedom) {
        return BetaDistribution.of(a, degreesOfFreedom / 2).cumulativeProbability(x);
    }
}
