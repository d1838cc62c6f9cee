package org.attributionj.report.document;

import org.attributionj.report.internal.Checks;

/**
 * An interval around a number. Immutable.
 *
 * @param low the lower end
 * @param high the upper end, not below the lower one
 * @param level the share of repeats in which such an interval holds what it is for, in (0, 1)
 */
public record Interval(double low, double high, double level) {

    /**
     * Validates the components.
     *
     * @throws IllegalArgumentException if an end is not finite, the ends are in the wrong order or the level is outside (0,
     *     1)
     */
    public Interval {
        Checks.check(
                Double.isFinite(low) && Double.isFinite(high) && low <= high,
                "interval must go up between finite ends, but was [" + low + ", " + high + "]");
        Checks.check(level > 0 && level < 1, "level must be in (0, 1), but was " + level);
    }

    /**
     * Whether a number lies strictly outside.
     *
     * @param number the number
     * @return whether the interval leaves it out
     */
    public boolean excludes(double number) {
        return number < low || number > high;
    }
}
