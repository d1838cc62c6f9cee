package org.attributionj.models.auto;

/** The question that {@code auto} answers: one fit, three kinds of shares, each right against a truth of its own kind. */
public enum AutoAnswer {
    /** What conversions would be lost without a channel, weighted by volume: the default, {@link AutoModel} itself. */
    LOST_CONVERSIONS,
    /** What one fresh touch of a channel does relative to the others, whatever their volume: {@link TouchEffectCredit}. */
    EFFECT_PER_TOUCH,
    /**
     * What each touch added when it came: the probability after it less that before, along the path in time order ({@link
     * org.attributionj.models.shapley.ResponseCredit#backwardsElimination}).
     */
    PATH
}
