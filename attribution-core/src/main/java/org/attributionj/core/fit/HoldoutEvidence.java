package org.attributionj.core.fit;

/** What a randomised hold-out is weighed against when it corrects a model's credit of the channel that was held out. */
public enum HoldoutEvidence {
    /** The model's answer, each by its error: the best estimate. Small experiments change it little. */
    WEIGHED,
    /**
     * Nothing: the channel gets what its experiment found, however small. What resamples are credited by, as an interval that
     * took the model's word would be as wrong as the model, and narrower than the experiment allows.
     */
    ALONE
}
