package org.attributionj.eval.experiment;

import static org.attributionj.eval.internal.Checks.check;
import static org.attributionj.eval.internal.Checks.notNull;

import java.io.Serializable;
import java.util.Locale;

/**
 * A test that may be looked at as often as one likes and stopped at any look (mixture sequential probability ratio test).
 *
 * <pre>
 *   likelihood ratio = sqrt(V / (V + tau^2)) exp(tau^2 d^2 / (2 V (V + tau^2)))
 *   p-value          = the smallest 1 / likelihood ratio of all looks so far, at most 1
 *   interval         = d -/+ sqrt(V (V + tau^2) / tau^2 (2 ln(1 / alpha) + ln((V + tau^2) / V)))
 * </pre>
 *
 * <p>d is the difference observed at a look and V its squared standard error. The probability that the p-value ever falls
 * below alpha without an effect is at most alpha, whereas a fixed test looked at daily raises several times as many false
 * alarms. The price is a wider interval at any one look. Each interval holds the truth with probability 1 - alpha at all looks
 * together. tau is the size of effects that matter: right within a factor of a few is right enough.
 *
 * <p>The bound is exact for normal observations of known variance and holds in good approximation once each arm has some ten
 * conversions; looks with V = 0 change nothing. Immutable: each look gives a new state; thread-safe. Reference: R. Johari,
 * L. Pekelis, D. Walsh (2015), Always valid inference: bringing sequential analysis to A/B testing, arXiv:1512.04922.
 *
 * @param tau the standard deviation of the effects that are expected, more than 0
 * @param alpha the probability of a false alarm over all looks, in (0, 1)
 * @param looks the number of looks so far
 * @param difference the difference at the last look; 0 before the first
 * @param interval the interval at the last look; unbounded before the first
 * @param pValue the always-valid p-value, in [0, 1]; it never rises
 */
public record SequentialTest(double tau, double alpha, long looks, double difference, Interval interval, double pValue)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the interval is null
     * @throws IllegalArgumentException if a number is outside its range
     */
    public SequentialTest {
        check(tau > 0 && tau < Double.POSITIVE_INFINITY, "tau must be finite and more than 0, but was " + tau);
        check(alpha > 0 && alpha < 1, "alpha must be in (0, 1), but was " + alpha);
        check(looks >= 0, "looks must be 0 or more, but were " + looks);
        notNull(interval, "interval");
        check(pValue >= 0 && pValue <= 1, "pValue must be in [0, 1], but was " + pValue);
    }

    /**
     * A test before the first look.
     *
     * @param tau the standard deviation of the effects that are expected, more than 0
     * @param alpha the probability of a false alarm over all looks, in (0, 1)
     * @return the test
     * @throws IllegalArgumentException if a number is outside its range
     */
    public static SequentialTest start(double tau, double alpha) {
        check(alpha > 0 && alpha < 1, "alpha must be in (0, 1), but was " + alpha);
        Interval unbounded = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 1 - alpha);
        return new SequentialTest(tau, alpha, 0, 0, unbounded, 1);
    }

    /**
     * Looks at two arms as they are now: all customers since the start, not those since the last look.
     *
     * @param treated the arm that was served
     * @param control the arm that was not
     * @return the test after this look
     */
    public SequentialTest look(Arm treated, Arm control) {
        double variance = treated.rate() * (1 - treated.rate()) / (double) treated.customers()
                + control.rate() * (1 - control.rate()) / (double) control.customers();
        return look(treated.rate() - control.rate(), variance);
    }

    /**
     * Looks at the means of two arms as they are now.
     *
     * @param treated the moments of the arm that was served
     * @param control the moments of the arm that was not
     * @return the test after this look
     */
    public SequentialTest look(Moments treated, Moments control) {
        return look(treated.mean() - control.mean(), treated.squaredError() + control.squaredError());
    }

    /**
     * Looks at an estimate of the effect.
     *
     * @param difference the estimate from all data since the start, finite
     * @param squaredError its squared standard error, 0 or more; with 0 nothing is learned
     * @return the test after this look
     * @throws IllegalArgumentException if a number is outside its range
     */
    public SequentialTest look(double difference, double squaredError) {
        check(Double.isFinite(difference), "difference must be finite, but was " + difference);
        check(
                squaredError >= 0 && squaredError < Double.POSITIVE_INFINITY,
                "squaredError must be finite and 0 or more, but was " + squaredError);
        if (squaredError == 0) {
            return new SequentialTest(tau, alpha, looks + 1, difference, interval, pValue);
        }
        double v = squaredError;
        double t = tau * tau;
        double logRatio = 0.5 * Math.log(v / (v + t)) + t * difference * difference / (2 * v * (v + t));
        double half = Math.sqrt(v * (v + t) / t * (2 * Math.log(1 / alpha) + Math.log((v + t) / v)));
        return new SequentialTest(
                tau,
                alpha,
                looks + 1,
                difference,
                Interval.around(difference, half, 1 - alpha),
                Math.min(pValue, Math.exp(-logRatio)));
    }

    /**
     * Whether the experiment may stop with a significant result.
     *
     * @return whether the p-value is alpha or less
     */
    public boolean isSignificant() {
        return pValue <= alpha;
    }

    /** The last look. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "difference %.6g %s after %d looks, always-valid p %.4g",
                difference,
                interval,
                looks,
                pValue);
    }
}
