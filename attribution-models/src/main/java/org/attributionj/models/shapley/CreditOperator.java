package org.attributionj.models.shapley;

import java.util.Locale;

/** How the touchpoints of a journey are credited from what a response model says about the journey without them. */
public enum CreditOperator {
    /**
     * The Shapley values of the game that the journey's channels play: v(S) = P(conversion | the touchpoints of S) -
     * P(conversion | none). A channel's part is divided over its touchpoints in proportion to their exposure.
     */
    SHAPLEY,
    /**
     * What a channel's absence would cost: max(0, P(conversion | journey) - P(conversion | journey without the channel)),
     * also called the removal effect. Divided over the channel's touchpoints like Shapley values.
     */
    LEAVE_ONE_OUT,
    /**
     * What each touchpoint added when it came: max(0, P(conversion | the first j) - P(conversion | the first j - 1)), in
     * time order. Equivalent to removing touchpoints from the last to the first.
     */
    BACKWARDS_ELIMINATION;

    /**
     * The operator's name in model texts.
     *
     * @return such as {@code leave-one-out}
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
