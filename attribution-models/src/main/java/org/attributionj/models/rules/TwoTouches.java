package org.attributionj.models.rules;

/** What a position model does with its middle part in a journey of two touchpoints, which has no middle. */
public enum TwoTouches {
    /** The ends keep their proportion: f/(f+l) and l/(f+l). */
    RENORMALISE,
    /** Each end gets half of the middle part: f+m/2 and l+m/2. */
    SPLIT_MIDDLE
}
