package org.attributionj.models.regression;

/** How a fit ended. */
public enum FitState {
    /** At the maximum: the last step was shorter than the tolerance. */
    CONVERGED,
    /** At the limit of iterations, or where no step improved the likelihood and the maximum was not reached. */
    NOT_CONVERGED,
    /**
     * There is no finite maximum: some combination of columns tells the outcome of all journeys that it concerns. The
     * coefficients that the fit names are those at which it was stopped; they stand for plus or minus infinity.
     */
    SEPARATED
}
