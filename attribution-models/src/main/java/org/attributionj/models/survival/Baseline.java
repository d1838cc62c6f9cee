package org.attributionj.models.survival;

/** Whether customers convert without touchpoints. */
public enum Baseline {
    /** A constant intensity that is there without any touchpoint. */
    CONSTANT,
    /** None: every conversion is due to touchpoints. */
    NONE
}
