package org.attributionj.models.survival;

/** Where a regression stopped. Its arrays are not copied: callers only read them. */
final class RegressionResult {
    private final double[] theta;
    private final double logLikelihood;
    private final double objective;
    private final double[] information;
    private final int iterations;
    private final boolean isConverged;

    RegressionResult(
            double[] theta,
            double logLikelihood,
            double objective,
            double[] information,
            int iterations,
            boolean isConverged) {
        this.theta = theta;
        this.logLikelihood = logLikelihood;
        this.objective = objective;
        this.information = information;
        this.iterations = iterations;
        this.isConverged = isConverged;
    }

    /** The intercept, and the logarithms of the effects. */
    double[] theta() {
        return theta;
    }

    double logLikelihood() {
        return logLikelihood;
    }

    /** The log-likelihood plus the log prior. */
    double objective() {
        return objective;
    }

    /** The information of the objective on the parameters, by rows. */
    double[] information() {
        return information;
    }

    int iterations() {
        return iterations;
    }

    boolean isConverged() {
        return isConverged;
    }
}
