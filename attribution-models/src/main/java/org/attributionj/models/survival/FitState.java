package org.attributionj.models.survival;

/** How a fit ended. */
public enum FitState {
    /** The estimate is a maximum to the tolerance asked for. */
    CONVERGED,
    /** The limit of iterations came first: the estimate is no maximum. Allow more iterations, or simplify the model. */
    NOT_CONVERGED,
    /** No journey converted: all effects are 0, and conversions met later are unattributed. */
    NO_CONVERSIONS,
    /**
     * Every journey converted, so that one trial each says nothing about effects: they are 0, and conversions are credited
     * linearly.
     */
    ALL_CONVERTED;

    /** Whether there is an estimate. */
    boolean isFitted() {
        return this == CONVERGED || this == NOT_CONVERGED;
    }
}
