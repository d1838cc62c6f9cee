package org.attributionj.models.regression;

/** The tails of the standard normal distribution. */
final class NormalTail {
    /** Below this the series is short; above it the continued fraction is. */
    private static final double SERIES_LIMIT = 2.5;

    private static final int FRACTION_TERMS = 120;
    private static final int MOST_SERIES_TERMS = 200;

    private NormalTail() {}

    /**
     * P(|Z| > |z|), to about 12 digits.
     *
     * @param z any number, infinity included
     * @return the two-sided p-value, in [0, 1]
     */
    static double twoSided(double z) {
        double x = Math.abs(z);
        if (x > 40) {
            return 0; // below the smallest double
        }
        double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
        if (x < SERIES_LIMIT) {
            // Phi(x) - 1/2 = density * (x + x^3/3 + x^5/(3*5) + ...)
            double term = x;
            double sum = x;
            for (int k = 1; k < MOST_SERIES_TERMS && term > 1e-18 * sum; k++) {
                term *= x * x / (2 * k + 1);
                sum += term;
            }
            return Math.min(1, Math.max(0, 1 - 2 * density * sum));
        }
        // 1 - Phi(x) = density / (x + 1/(x + 2/(x + 3/(x + ...))))
        double fraction = x;
        for (int k = FRACTION_TERMS; k >= 1; k--) {
            fraction = x + k / fraction;
        }
        return 2 * density / fraction;
    }
}
