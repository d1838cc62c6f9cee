package org.attributionj.eval.experiment;

import static org.attributionj.eval.internal.Checks.check;

import java.io.Serializable;

/**
 * Number, mean and spread of a sample. Immutable and thread-safe.
 *
 * @param n the number of observations, 1 or more
 * @param mean their mean, finite
 * @param variance their sample variance (divisor n - 1), 0 or more, finite; 0 for one observation
 */
public record Moments(long n, double mean, double variance) implements Serializable {

    /**
     * Validates the components.
     *
     * @throws IllegalArgumentException if one is outside its range
     */
    public Moments {
        check(n > 0, "n must be 1 or more, but was " + n);
        check(Double.isFinite(mean), "mean must be finite, but was " + mean);
        check(
                variance >= 0 && variance < Double.POSITIVE_INFINITY,
                "variance must be finite and 0 or more, but was " + variance);
    }

    /**
     * The moments of numbers.
     *
     * @param values the observations, 1 or more, finite
     * @return their moments, in two passes
     * @throws IllegalArgumentException if there is none, or one is not finite
     */
    public static Moments of(double... values) {
        check(values.length > 0, "values must be one or more, but there is none");
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Moments(values.length, mean, values.length == 1 ? 0 : squares / (values.length - 1));
    }

    /**
     * The squared standard error of the mean.
     *
     * @return variance / n
     */
    public double squaredError() {
        return variance / (double) n;
    }
}
