package org.attributionj.models.ensemble;

/** How the weights of a blend are chosen from held-out predictions. */
public enum BlendWeighting {
    /**
     * The weights whose blend predicts best: they maximise the held-out log-likelihood of the mixture. Models that add
     * nothing get 0; models that err on different journeys complement each other.
     */
    STACKING,
    /**
     * In proportion to each model's own held-out likelihood, exp(log-likelihood): nearly always the best model alone, unless
     * there are few held-out journeys.
     */
    LIKELIHOOD
}
