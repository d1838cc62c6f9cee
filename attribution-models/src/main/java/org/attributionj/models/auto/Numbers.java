package org.attributionj.models.auto;

/** Elementary functions in the forms that the likelihoods need. */
final class Numbers {
    /** 1 / k! for k = 1 … 15. */
    private static final double[] INVERSE_FACTORIALS = inverseFactorials();

    private static final double SERIES_LIMIT = 0.5;
    private static final double TINY = 1e-3;

    private Numbers() {}

    private static double[] inverseFactorials() {
        double[] inverse = new double[16];
        double factorial = 1;
        for (int k = 1; k < inverse.length; k++) {
            factorial *= k;
            inverse[k] = 1 / factorial;
        }
        return inverse;
    }

    /**
     * 1 - exp(-x) for x of 0 or more, to a few units in the last place also near 0 (what {@link Math#expm1} does, which
     * the compiler does not turn into machine instructions).
     */
    static double oneMinusExpOfMinus(double x) {
        if (x > SERIES_LIMIT) {
            return 1 - Math.exp(-x);
        }
        // x - x^2/2! + x^3/3! - …; the first term left out is below 2^-53 of the sum
        int terms = x < TINY ? 5 : INVERSE_FACTORIALS.length - 1;
        double sum = INVERSE_FACTORIALS[terms];
        for (int k = terms - 1; k >= 1; k--) {
            sum = INVERSE_FACTORIALS[k] - x * sum;
        }
        return x * sum;
    }

    /**
     * 1 / (1 - exp(-x)) for x above 0, to a few units in the last place: for small x by the series 1/x + 1/2 + sum of
     * B_2k x^(2k-1) / (2k)! with Bernoulli numbers B, which takes one division and no exponential.
     */
    static double inverseOfOneMinusExpOfMinus(double x) {
        if (x > SERIES_LIMIT) {
            return 1 / (1 - Math.exp(-x));
        }
        double u = x * x;
        double u2 = u * u;
        // the term left out, 1.3e-11 x^13, is below 2^-53 of the sum; split in two for shorter chains of operations
        double low = (1.0 / 12 - u * (1.0 / 720)) + u2 * (1.0 / 30_240 - u * (1.0 / 1_209_600));
        double high = (1.0 / 47_900_160) - u * (691.0 / 1_307_674_368_000.0);
        return 1 / x + (0.5 + x * (low + u2 * u2 * high));
    }

    /** 1 / (1 + exp(-x)), without overflow. */
    static double logistic(double x) {
        if (x >= 0) {
            return 1 / (1 + Math.exp(-x));
        }
        double e = Math.exp(x);
        return e / (1 + e);
    }

    /** log(1 + exp(x)), without overflow. */
    static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /**
     * Refuses numbers outside a closed interval, and NaN.
     *
     * @throws IllegalArgumentException if the value is outside
     */
    static void requireInRange(double value, double low, double high, String name) {
        // written positively, so that NaN falls through to the error
        if (value >= low && value <= high) {
            return;
        }
        throw new IllegalArgumentException(name + " must be in [" + low + ", " + high + "], but was " + value);
    }

    /** log Gamma(k) for a whole k of 1 or more: the sum of log 1 … log (k - 1). */
    static double logGamma(int k) {
        double sum = 0;
        for (int i = 2; i < k; i++) {
            sum += Math.log(i);
        }
        return sum;
    }
}
