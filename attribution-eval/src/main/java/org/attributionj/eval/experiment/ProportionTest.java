package org.attributionj.eval.experiment;

import static org.attributionj.eval.internal.Checks.notNull;

import java.io.Serializable;
import java.util.Locale;

/**
 * Whether two arms convert at the same rate, and how far apart their rates are.
 *
 * <pre>
 *   lift           = p1 - p0                          (p1 treated, p0 control)
 *   z              = lift / sqrt(p (1 - p) (1/n1 + 1/n0)),  p the pooled rate
 *   interval       : Newcombe's hybrid score interval (his method 10), from the Wilson intervals [l, u] of both rates:
 *                    lift - sqrt((p1 - l1)^2 + (u0 - p0)^2),  lift + sqrt((u1 - p1)^2 + (p0 - l0)^2)
 *   relative lift  = p1 / p0 - 1
 *   its interval   : exp(ln(p1 / p0) -/+ z sqrt(1/x1 - 1/n1 + 1/x0 - 1/n0)) - 1 (Katz), x the converted
 * </pre>
 *
 * <p>z is R's {@code prop.test(..., correct = FALSE)}: its X-squared is z squared. With few conversions use {@link
 * FisherExact}. Edges: if nobody or everybody converted in both arms, z is 0 and the p-value 1. If nobody converted in the
 * control arm, the relative lift is infinite (0 if nobody did in either); if nobody did in an arm, its interval is
 * [-1, infinity].
 *
 * <p>O(1). Immutable and thread-safe. References: R. G. Newcombe (1998), Interval estimation for the difference between
 * independent proportions, Statistics in Medicine 17, doi:10.1002/(SICI)1097-0258(19980430)17:8&lt;873::AID-SIM779&gt;3.0.CO;2-I.
 * D. Katz et al. (1978), Biometrics 34, doi:10.2307/2530610.
 *
 * @param treated the arm that was served
 * @param control the arm that was not
 * @param lift the absolute lift, p1 - p0, in [-1, 1]
 * @param interval the interval of the absolute lift
 * @param relativeLift p1 / p0 - 1, -1 or more
 * @param relativeInterval the interval of the relative lift
 * @param z the test statistic
 * @param pValue the two-sided p-value, in [0, 1]
 */
public record ProportionTest(
        Arm treated,
        Arm control,
        double lift,
        Interval interval,
        double relativeLift,
        Interval relativeInterval,
        double z,
        double pValue)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if one is null
     */
    public ProportionTest {
        notNull(treated, "treated");
        notNull(control, "control");
        notNull(interval, "interval");
        notNull(relativeInterval, "relativeInterval");
    }

    /**
     * Compares two arms.
     *
     * @param treated the arm that was served
     * @param control the arm that was not
     * @param level the level of the intervals, in (0, 1)
     * @return the test
     * @throws IllegalArgumentException if the level is outside (0, 1)
     */
    public static ProportionTest of(Arm treated, Arm control, double level) {
        double quantile = Normal.twoSided(level);
        double lift = treated.rate() - control.rate();
        double n1 = (double) treated.customers();
        double n0 = (double) control.customers();
        double pooled = ((double) treated.converted() + (double) control.converted()) / (n1 + n0);
        double z = Normal.statistic(lift, Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n0)));
        return new ProportionTest(
                treated,
                control,
                lift,
                newcombe(treated, control, quantile, level),
                relative(treated, control),
                katz(treated, control, quantile, level),
                z,
                Normal.pValue(z));
    }

    /**
     * Wilson's score interval of one rate.
     *
     * @param arm the arm
     * @param level the level, in (0, 1)
     * @return the interval, within [0, 1]
     */
    public static Interval wilson(Arm arm, double level) {
        return wilson(arm, Normal.twoSided(level), level);
    }

    /** (p + z^2/2n -/+ z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2/n). */
    private static Interval wilson(Arm arm, double z, double level) {
        double n = (double) arm.customers();
        double p = arm.rate();
        double centre = p + z * z / (2 * n);
        double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        double whole = 1 + z * z / n;
        // at rates of 0 and 1 an end is the rate itself, which rounding must not pass
        double low = arm.converted() == 0 ? 0 : Math.max(0, (centre - half) / whole);
        double high = arm.converted() == arm.customers() ? 1 : Math.min(1, (centre + half) / whole);
        return new Interval(low, high, level);
    }

    private static Interval newcombe(Arm treated, Arm control, double z, double level) {
        Interval one = wilson(treated, z, level);
        Interval zero = wilson(control, z, level);
        double p1 = treated.rate();
        double p0 = control.rate();
        return new Interval(
                p1 - p0 - Math.hypot(p1 - one.low(), zero.high() - p0),
                p1 - p0 + Math.hypot(one.high() - p1, p0 - zero.low()),
                level);
    }

    private static double relative(Arm treated, Arm control) {
        if (control.converted() == 0) {
            return treated.converted() == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        return treated.rate() / control.rate() - 1;
    }

    private static Interval katz(Arm treated, Arm control, double z, double level) {
        if (treated.converted() == 0 || control.converted() == 0) {
            return new Interval(-1, Double.POSITIVE_INFINITY, level);
        }
        double variance = 1.0 / (double) treated.converted()
                - 1.0 / (double) treated.customers()
                + 1.0 / (double) control.converted()
                - 1.0 / (double) control.customers();
        double half = z * Math.sqrt(Math.max(0, variance));
        double log = Math.log(treated.rate() / control.rate());
        return new Interval(Math.expm1(log - half), Math.expm1(log + half), level);
    }

    /**
     * The conversions that the treatment brought about: the lift times the treated customers.
     *
     * @return the number; negative if it did harm
     */
    public double incrementalConversions() {
        return lift * (double) treated.customers();
    }

    /**
     * The interval of {@link #incrementalConversions}.
     *
     * @return the interval
     */
    public Interval incrementalInterval() {
        return interval.times((double) treated.customers());
    }

    /** Rates, lift, interval and p-value. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.6f against %.6f: lift %.6f %s, relative %.4f %s, z %.4f, p %.4g",
                treated.rate(),
                control.rate(),
                lift,
                interval,
                relativeLift,
                relativeInterval,
                z,
                pValue);
    }
}
