package org.attributionj.models.auto;

/** What a fitted {@link AutoModel} credits by; anything but the two normal cases is said aloud in its explanation. */
public enum CreditBasis {
    /** The mixture of response models: the normal case where conversions come with the last touch. */
    MIXTURE,
    /**
     * Survival regressions in continuous time, because most conversions come clearly after their last touch: the normal
     * case otherwise.
     */
    CONTINUOUS_TIME,
    /** Removal effects of the first-order Markov chain; the baseline is still the mixture's. */
    MARKOV_CHAIN,
    /**
     * Time decay with the data's own gap, because every journey converted and no response can be identified; the baseline
     * is unknown.
     */
    TIME_DECAY,
    /** Nothing, because no journey converted: conversions stay unattributed. */
    NOTHING;

    /** Whether a response to touches was identified. */
    boolean responds() {
        return this == MIXTURE || this == CONTINUOUS_TIME || this == MARKOV_CHAIN;
    }
}
