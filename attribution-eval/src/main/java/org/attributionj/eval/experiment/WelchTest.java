package org.attributionj.eval.experiment;

import static org.attributionj.eval.internal.Checks.check;
import static org.attributionj.eval.internal.Checks.notNull;

import java.io.Serializable;
import java.util.Locale;

/**
 * Whether two arms have the same mean, such as value per customer, without assuming equal variances.
 *
 * <pre>
 *   difference = m1 - m0,  error^2 = v1/n1 + v0/n0,  t = difference / error
 *   degrees of freedom = error^4 / ((v1/n1)^2 / (n1 - 1) + (v0/n0)^2 / (n0 - 1))      (Welch, Satterthwaite)
 * </pre>
 *
 * <p>R's {@code t.test(x, y)}. Value per customer is mostly zero with a long tail: with few conversions t is a rough guide,
 * and {@link MeanBootstrap} the check. If both variances are 0, the p-value is 1 for equal means and 0 otherwise, and
 * the interval is the difference alone.
 *
 * <p>O(1). Immutable and thread-safe. Reference: B. L. Welch (1947), Biometrika 34, doi:10.1093/biomet/34.1-2.28.
 *
 * @param treated the moments of the arm that was served
 * @param control the moments of the arm that was not
 * @param difference the difference of the means
 * @param error its standard error, 0 or more
 * @param interval its interval
 * @param t the test statistic
 * @param degreesOfFreedom the degrees of freedom, 1 or more
 * @param pValue the two-sided p-value, in [0, 1]
 */
public record WelchTest(
        Moments treated,
        Moments control,
        double difference,
        double error,
        Interval interval,
        double t,
        double degreesOfFreedom,
        double pValue)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if one is null
     */
    public WelchTest {
        notNull(treated, "treated");
        notNull(control, "control");
        notNull(interval, "interval");
    }

    /**
     * Compares two arms.
     *
     * @param treated the moments of the arm that was served, of 2 observations or more
     * @param control the moments of the arm that was not, of 2 observations or more
     * @param level the level of the interval, in (0, 1)
     * @return the test
     * @throws IllegalArgumentException if an arm has fewer than 2 observations or the level is outside (0, 1)
     */
    public static WelchTest of(Moments treated, Moments control, double level) {
        check(
                treated.n() >= 2 && control.n() >= 2,
                "arms must have 2 observations or more, but have " + treated.n() + " and " + control.n());
        Normal.requireLevel(level);
        double difference = treated.mean() - control.mean();
        double e1 = treated.squaredError();
        double e0 = control.squaredError();
        double error = Math.sqrt(e1 + e0);
        double t = Normal.statistic(difference, error);
        if (error == 0) {
            double degrees = (double) treated.n() + (double) control.n() - 2;
            Interval point = new Interval(difference, difference, level);
            return new WelchTest(treated, control, difference, 0, point, t, degrees, difference == 0 ? 1 : 0);
        }
        // in parts of the sum, so that no fourth power over- or underflows
        double part1 = e1 / (e1 + e0);
        double part0 = e0 / (e1 + e0);
        double degrees = 1 / (part1 * part1 / (double) (treated.n() - 1) + part0 * part0 / (double) (control.n() - 1));
        return new WelchTest(
                treated,
                control,
                difference,
                error,
                Interval.around(difference, Normal.twoSidedT(level, degrees) * error, level),
                t,
                degrees,
                Normal.pValueT(t, degrees));
    }

    /** Means, difference, interval and p-value. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.6g against %.6g: difference %.6g %s, t %.4f, df %.2f, p %.4g",
                treated.mean(),
                control.mean(),
                difference,
                interval,
                t,
                degreesOfFreedom,
                pValue);
    }
}
