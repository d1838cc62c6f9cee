package org.attributionj.core.assembly;

/** What is odd about an adjustment that is applied all the same. One adjustment can be odd in several ways. */
public enum AdjustmentWarning {
    /** Its time is before that of the conversion that it adjusts. */
    BEFORE_SALE("before the conversion that they adjust", "check the times"),

    /** With it, more is taken back than was sold: the sign of what is left is not that of the conversion. */
    BEYOND_SALE("beyond the value of the conversion that they adjust", "check whether one came twice"),

    /** It is of another customer than the conversion that it adjusts. */
    OTHER_CUSTOMER("of another customer than the conversion that they adjust", "check the ids that they name");

    private final String meaning;
    private final String remedy;

    AdjustmentWarning(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** The warning for people. */
    String text(long count) {
        return count + " adjustments are " + meaning + "; they are applied: " + remedy;
    }
}
