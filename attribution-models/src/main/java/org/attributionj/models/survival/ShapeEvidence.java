package org.attributionj.models.survival;

/** How strongly the effects of a regression should be drawn to one size, by the evidence of the data. */
final class ShapeEvidence {
    private static final double[] SHAPES = {1, 2, 4, 8, 16, 32};

    private ShapeEvidence() {}

    /**
     * The shape of the largest Laplace evidence: objective + normalisation of the prior - 1/2 log |information|.
     *
     * @param periods the rows, filled
     * @param start the parameters to start from
     * @param otherwise the shape where no information is positive definite
     * @param tolerance when a fit has converged
     * @param maxIterations when a fit gives up
     */
    static double best(PersonPeriods periods, double[] start, double otherwise, double tolerance, int maxIterations) {
        int n = periods.channels + 1;
        double best = otherwise;
        double most = Double.NEGATIVE_INFINITY;
        double[] theta = start;
        for (double candidate : SHAPES) {
            EffectPrior prior = new EffectPrior(candidate, periods.channels);
            RegressionResult fit = new PeriodRegression(periods, PeriodRegression.Rows.ALL, prior)
                    .fit(theta, tolerance, maxIterations);
            theta = fit.theta();
            double[] factor = new double[n * n];
            if (SymmetricMatrix.factor(fit.information(), n, factor)) {
                double evidence =
                        fit.objective() + prior.logNormalisation() - 0.5 * SymmetricMatrix.logDeterminant(factor, n);
                if (evidence > most) {
                    most = evidence;
                    best = candidate;
                }
            }
        }
        return best;
    }
}
