package org.attributionj.models.survival;

/** How many decays a {@link SurvivalModel} has. */
public enum DecaySharing {
    /** Each channel may decay at its own rate, where held-out customers speak for it. */
    PER_CHANNEL,
    /** All channels decay at one rate. */
    COMMON
}
