package org.attributionj.models.auto;

/** One fitted model of the mixture, on primitives. Immutable once made. */
final class SmallModel {
    private final Design design;
    private final Family family;
    private final int shape;
    private final double a;
    private final double[] b;
    private final double logLikelihood;
    private final double freedom;
    private final double evidence;
    private final int iterations;
    private final boolean isConverged;
    private final double support;

    /**
     * A fitted model.
     *
     * @param design its features
     * @param family its response
     * @param shape the prior's shape k that the evidence chose
     * @param a the intercept
     * @param b the effect per channel, each positive; kept, not copied
     * @param logLikelihood the log-likelihood
     * @param freedom the effective degrees of freedom
     * @param evidence the Laplace evidence
     * @param iterations the iterations of the fit
     * @param isConverged whether the fit stopped by its own rule, not by the limit of iterations
     * @param support how far the data speak for the baseline, in [0, 1]
     */
    SmallModel(
            Design design,
            Family family,
            int shape,
            double a,
            double[] b,
            double logLikelihood,
            double freedom,
            double evidence,
            int iterations,
            boolean isConverged,
            double support) {
        this.design = design;
        this.family = family;
        this.shape = shape;
        this.a = a;
        this.b = b;
        this.logLikelihood = logLikelihood;
        this.freedom = freedom;
        this.evidence = evidence;
        this.iterations = iterations;
        this.isConverged = isConverged;
        this.support = support;
    }

    /** Below this an intensity counts as this. */
    static final double SMALLEST_INTENSITY = 1e-12;

    Design design() {
        return design;
    }

    Family family() {
        return family;
    }

    int shape() {
        return shape;
    }

    double a() {
        return a;
    }

    double[] b() {
        return b;
    }

    double logLikelihood() {
        return logLikelihood;
    }

    double freedom() {
        return freedom;
    }

    double evidence() {
        return evidence;
    }

    int iterations() {
        return iterations;
    }

    boolean isConverged() {
        return isConverged;
    }

    /** How far the data, not the prior, speak for the baseline, in [0, 1]. */
    double support() {
        return support;
    }

    /** The log-likelihood less the degrees of freedom. */
    double score() {
        return logLikelihood - freedom;
    }

    /** The probability of a conversion under features x of the given columns. */
    double probability(int[] columns, int start, int n, double[] x) {
        double sum = a;
        for (int i = 0; i < n; i++) {
            sum += b[columns[start + i]] * x[i];
        }
        return probability(sum);
    }

    /** The probability of a conversion, given a + sum of b_c x_c. */
    double probability(double linear) {
        return family == Family.LOGISTIC
                ? Numbers.logistic(linear)
                : Numbers.oneMinusExpOfMinus(Math.max(linear, SMALLEST_INTENSITY));
    }

    /**
     * The removal effect of each channel of one journey, and the part of its conversion that the touches brought about.
     *
     * <pre>
     *   logistic:  l_c = 1 - P(x without c) / P(x);   f = 1 - P(0) / P(x)
     *   additive:  l_c = b_c x_c / intensity;         f = sum of l_c
     * </pre>
     *
     * @param columns the channels, ascending, from an index on
     * @param start that index
     * @param n their number
     * @param x the features, from index 0 on
     * @param removal receives l, from index 0 on
     * @return f, in [0, 1]
     */
    double removalEffects(int[] columns, int start, int n, double[] x, double[] removal) {
        double sum = a;
        for (int i = 0; i < n; i++) {
            sum += b[columns[start + i]] * x[i];
        }
        if (family == Family.ADDITIVE_HAZARD) {
            double intensity = Math.max(sum, SMALLEST_INTENSITY);
            double f = 0;
            for (int i = 0; i < n; i++) {
                removal[i] = b[columns[start + i]] * x[i] / intensity;
                f += removal[i];
            }
            return Math.min(1, f);
        }
        // 1 - P(s - d) / P(s) = (1 - exp(-d)) / (1 + exp(s - d)): no difference of nearly equal numbers
        for (int i = 0; i < n; i++) {
            double d = b[columns[start + i]] * x[i];
            removal[i] = Numbers.oneMinusExpOfMinus(d) / (1 + Math.exp(sum - d));
        }
        return Numbers.oneMinusExpOfMinus(Math.max(0, sum - a)) / (1 + Math.exp(a));
    }

    /** The log-likelihood of one journey's outcome, given a + sum of b_c x_c. */
    double logLikelihood(double linear, boolean converted) {
        if (family == Family.LOGISTIC) {
            return converted ? -Numbers.softplus(-linear) : -Numbers.softplus(linear);
        }
        double intensity = Math.max(linear, SMALLEST_INTENSITY);
        return converted ? Math.log(Numbers.oneMinusExpOfMinus(intensity)) : -intensity;
    }
}
