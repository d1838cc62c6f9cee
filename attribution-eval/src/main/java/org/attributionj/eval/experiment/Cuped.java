package org.attributionj.eval.experiment;

import static org.attributionj.eval.internal.Checks.notNull;

import java.io.Serializable;
import java.util.Locale;

/**
 * Welch's test after taking out what a covariate from before the experiment explains (CUPED): the same difference in
 * expectation, with less variance.
 *
 * <pre>
 *   theta = cov(y, x) / var(x), pooled within both arms;   y' = y - theta (x - mean of x over both arms)
 * </pre>
 *
 * <p>The covariate must not be affected by the treatment: the value of the weeks before the start, say. The variance falls
 * by the factor 1 - rho<sup>2</sup>. A covariate without spread changes nothing (theta is 0).
 *
 * <p>O(1). Immutable and thread-safe. Reference: A. Deng, Y. Xu, R. Kohavi, T. Walker (2013), Improving the sensitivity of
 * online controlled experiments by utilizing pre-experiment data, WSDM, doi:10.1145/2433396.2433413.
 *
 * @param theta the slope that is taken out
 * @param test the test of the adjusted outcomes
 * @param unadjusted the test of the outcomes as they are
 * @param varianceReduction the part of the squared standard error that is gone, at most 1; negative if chance made it worse
 */
public record Cuped(double theta, WelchTest test, WelchTest unadjusted, double varianceReduction)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a test is null
     */
    public Cuped {
        notNull(test, "test");
        notNull(unadjusted, "unadjusted");
    }

    /**
     * Compares two arms.
     *
     * @param treated outcomes and covariates of the arm that was served, of 2 customers or more
     * @param control those of the arm that was not, of 2 customers or more
     * @param level the level of the intervals, in (0, 1)
     * @return the test
     * @throws IllegalArgumentException if an arm has fewer than 2 customers or the level is outside (0, 1)
     */
    public static Cuped of(PairMoments treated, PairMoments control, double level) {
        double squaresX = treated.squaresX() + control.squaresX();
        double theta = squaresX > 0 ? (treated.products() + control.products()) / squaresX : 0;
        double n1 = (double) treated.n();
        double n0 = (double) control.n();
        double centre = (n1 * treated.meanX() + n0 * control.meanX()) / (n1 + n0);
        WelchTest unadjusted = WelchTest.of(treated.adjusted(0, 0), control.adjusted(0, 0), level);
        WelchTest adjusted = WelchTest.of(treated.adjusted(theta, centre), control.adjusted(theta, centre), level);
        double before = unadjusted.error() * unadjusted.error();
        double reduction = before > 0 ? 1 - adjusted.error() * adjusted.error() / before : 0;
        return new Cuped(theta, adjusted, unadjusted, reduction);
    }

    /** The adjusted test and what it gained. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s (theta %.6g, variance reduced by %.1f %%)", test, theta, 100 * varianceReduction);
    }
}
