package org.attributionj.models.internal;

/** Checks of models' parameters. */
public final class Parameters {
    /** The largest weight that a parameter may give: far from where products and sums overflow. */
    public static final double LARGEST_WEIGHT = 1e9;

    /** The smallest weight that is not 0. */
    public static final double SMALLEST_WEIGHT = 1e-9;

    private Parameters() {}

    /**
     * Refuses what cannot be a weight.
     *
     * @param value the parameter
     * @param name its name
     * @return the parameter, 0 rather than -0
     * @throws IllegalArgumentException if the parameter is neither 0 nor in [1e-9, 1e9]
     */
    public static double weight(double value, String name) {
        // written positively, so that NaN falls through to the error; what is 0 may be -0
        if (value == 0) {
            return 0;
        }
        if (value >= SMALLEST_WEIGHT && value <= LARGEST_WEIGHT) {
            return value;
        }
        throw new IllegalArgumentException(
                name + " must be 0 or in [" + SMALLEST_WEIGHT + ", " + LARGEST_WEIGHT + "], but was " + value);
    }
}
