package org.attributionj.models.regression;

import java.util.BitSet;

/** Where a fit ended. Not changed once made. */
final class LogitSolution {
    final double intercept;
    final double interceptError;

    /** One per column of the design; 0 for columns that were left out or are combinations of others. */
    final double[] coefficients;

    /** Standard errors, infinite for those. */
    final double[] errors;

    /** Without the penalty. */
    final double logLikelihood;

    final int iterations;
    final FitState state;

    /** The columns without a finite coefficient. */
    final BitSet separated;

    LogitSolution(
            double intercept,
            double interceptError,
            double[] coefficients,
            double[] errors,
            double logLikelihood,
            int iterations,
            FitState state,
            BitSet separated) {
        this.intercept = intercept;
        this.interceptError = interceptError;
        this.coefficients = coefficients;
        this.errors = errors;
        this.logLikelihood = logLikelihood;
        this.iterations = iterations;
        this.state = state;
        this.separated = separated;
    }
}
