package org.attributionj.report.document;

/** What a row stands for. */
public enum RowKind {
    /** A group of touchpoints, a step, a day: what the table is about. */
    GROUP,
    /** Cost whose campaign no touchpoint has. */
    UNMATCHED,
    /** What a model holds to have come without any touchpoint. */
    BASELINE,
    /** The value of conversions without a touchpoint in their window. */
    UNATTRIBUTED,
    /** The sum or the whole of the rows above. */
    TOTAL
}
