package org.attributionj.core.assembly;

/** What an assembled journey is for. One journey can be of two kinds: credited or open, and of a fit. */
public enum JourneyKind {
    /**
     * A conversion of the goal with the touchpoints that the credit policy lets it look back on, perhaps none, and its
     * adjustments. Every conversion of the goal has exactly one such journey.
     */
    CREDITED,

    /** Touchpoints that are eligible for no conversion of the goal under the credit policy. */
    OPEN,

    /**
     * What models are fitted from: disjoint journeys (policy {@link org.attributionj.core.journey.RepeatPolicy#RESET},
     * whatever the credit policy), converting and open, all cut by the same window ({@link
     * org.attributionj.core.journey.LookbackWindows#ofFits}), without adjustments, as if there were no conversions of
     * negative value, and without immature open journeys if the end of the observation was given.
     */
    FIT
}
