package org.attributionj.sources.preset;

/** What becomes of a record for which a rule holds. */
public enum RuleKind {
    /** Nothing: it is counted under the rule's name, and no further rule is asked. */
    DROP,
    /** A touchpoint. */
    TOUCHPOINT,
    /** A conversion. */
    CONVERSION,
    /** An adjustment of the conversion of an order, or of the one that {@code adjusts} names. */
    REFUND,
    /** Two ids of one person: {@code id} and {@code alias}. */
    ALIAS
}
