package org.attributionj.eval.experiment;

import static org.attributionj.eval.internal.Checks.check;

import java.io.Serializable;
import java.util.Locale;

/**
 * A confidence interval. Immutable and thread-safe.
 *
 * @param low the lower end; negative infinity if there is none
 * @param high the upper end, no less than the lower; infinity if there is none
 * @param level the part of intervals so made that hold the truth, in (0, 1)
 */
public record Interval(double low, double high, double level) implements Serializable {

    /**
     * Validates the components.
     *
     * @throws IllegalArgumentException if the ends are NaN or out of order, or the level is outside (0, 1)
     */
    public Interval {
        check(low <= high, "low must not be above high, but they were " + low + " and " + high);
        Normal.requireLevel(level);
    }

    /** Estimate -/+ quantile x error. */
    static Interval around(double estimate, double margin, double level) {
        return new Interval(estimate - margin, estimate + margin, level);
    }

    /**
     * Whether a number lies in the interval.
     *
     * @param value the number
     * @return whether it does, ends included
     */
    public boolean contains(double value) {
        return value >= low && value <= high;
    }

    /**
     * All multiplied by a number.
     *
     * @param factor the number, 0 or more
     * @return the interval of the multiple
     * @throws IllegalArgumentException if the factor is negative or NaN
     */
    public Interval times(double factor) {
        check(factor >= 0, "factor must be 0 or more, but was " + factor);
        return factor == 0 ? new Interval(0, 0, level) : new Interval(low * factor, high * factor, level);
    }

    /** The ends, such as {@code [0.0123, 0.0456]}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "[%.6g, %.6g]", low, high);
    }
}
