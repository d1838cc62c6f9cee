package org.attributionj.models.survival;

/**
 * A gamma prior on positive effects, with a mean that the data estimate: it draws the effects to one size without fixing that
 * size. Parameters are the intercept, which has no prior, and the logarithms of the effects.
 *
 * <pre>
 *   log prior = sum of k log(b_c / m) - k b_c / m, with m = mean of b;   minus (log m - log 0.3)^2 / 8, which only keeps m finite
 * </pre>
 *
 * @param shape k, above 0: it weighs about as much as k conversions per effect
 * @param effects their number, 1 or more
 */
record EffectPrior(double shape, int effects) {
    /** Where the mean is held, slightly: what a touch usually adds to a log-intensity. */
    static final double TYPICAL = Math.log(0.3);

    private static final double HOLD = 0.25;

    /** The intercept and the effects of (a, log b). */
    static double[] natural(double[] theta) {
        double[] natural = theta.clone();
        for (int c = 1; c < theta.length; c++) {
            natural[c] = Math.exp(theta[c]);
        }
        return natural;
    }

    /** log of the mean effect. */
    private double logMean(double[] theta) {
        double sum = 0;
        for (int c = 1; c <= effects; c++) {
            sum += Math.exp(theta[c]);
        }
        return Math.log(sum / effects);
    }

    /** The log prior, up to what depends on the shape alone. */
    double logDensity(double[] theta) {
        double logMean = logMean(theta);
        double sum = 0;
        for (int c = 1; c <= effects; c++) {
            sum += shape * (theta[c] - logMean);
        }
        // the sum of k b_c / m is k times the number of effects
        return sum - shape * effects - 0.5 * HOLD * (logMean - TYPICAL) * (logMean - TYPICAL);
    }

    /** What the log density lacks of the prior's normalisation in log b; for whole shapes. */
    double logNormalisation() {
        double logGamma = 0;
        for (int i = 2; i < shape; i++) {
            logGamma += Math.log(i);
        }
        return effects * (shape * Math.log(shape) - logGamma);
    }

    /**
     * From derivatives by (a, b) of the log-likelihood to those by (a, log b) of the objective, in place. The curvature is
     * that of Gauss and Newton: positive semi-definite.
     *
     * @param theta (a, log b)
     * @param gradient the gradient
     * @param information the negative second derivatives, by rows
     */
    void apply(double[] theta, double[] gradient, double[] information) {
        int n = effects + 1;
        double[] natural = natural(theta);
        double sum = 0;
        for (int c = 1; c < n; c++) {
            sum += natural[c];
        }
        double pull = shape * effects + HOLD * (Math.log(sum / effects) - TYPICAL);
        natural[0] = 1; // d a / d a
        for (int i = 0; i < n; i++) {
            gradient[i] *= natural[i];
            for (int j = 0; j < n; j++) {
                information[i * n + j] *= natural[i] * natural[j];
            }
        }
        for (int i = 1; i < n; i++) {
            double q = natural[i] / sum;
            gradient[i] += shape - pull * q;
            for (int j = 1; j < n; j++) {
                information[i * n + j] += (HOLD - shape * effects) * q * natural[j] / sum;
            }
            information[i * n + i] += shape * effects * q;
        }
    }
}
