package org.attributionj.models.auto;

/** What a fitted {@link AutoModel} credits by; anything but the mixture is said aloud in its explanation. */
public enum CreditBasis {
    /** The mixture of response models: the normal case. */
    MIXTURE,
    /** Removal effects of the first-order Markov chain; the baseline is still the mixture's. */
    MARKOV_CHAIN,
    /**
     * Time decay with the data's own gap, because every journey converted and no response can be identified; the baseline
     * is unknown.
     */
    TIME_DECAY,
    /** Nothing, because no journey converted: conversions stay unattributed. */
    NOTHING
}
