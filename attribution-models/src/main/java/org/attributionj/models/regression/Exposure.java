package org.attributionj.models.regression;

/** What a logistic model sees of the touchpoints of a channel. */
public enum Exposure {
    /** Whether there is one: 1 or 0. */
    PRESENCE,
    /** How many there are. */
    COUNTS,
    /**
     * The sum over them of 2<sup>-age / half-life</sup>, the age being the time up to the journey's last touchpoint. Not up
     * to the conversion: an open journey ends with its last touchpoint, so that the lag to the end would tell the outcome.
     */
    DECAYED
}
