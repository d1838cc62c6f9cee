package org.attributionj.core.journey;

/** Which touchpoints a customer's later conversions may credit. Fits always use {@link #RESET}. */
public enum RepeatPolicy {
    /** Each conversion looks back on its own; a touchpoint can earn credit from several conversions. */
    OVERLAPPING,
    /** Touchpoints up to the previous conversion of the goal are used up. */
    RESET
}
