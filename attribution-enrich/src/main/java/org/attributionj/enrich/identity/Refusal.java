package org.attributionj.enrich.identity;

/** Why an edge joins nobody. */
public enum Refusal {
    /** One of its values is nobody's id, or longer than an id can be. */
    BLOCKED_VALUE,
    /** It was taken back. */
    RETRACTED,
    /** Its weight is too small. */
    WEIGHT,
    /** A shared device or the like would join two people who are told apart by strong ids. */
    WEAK_BETWEEN_STRONG,
    /** One person would have too many ids of one kind. */
    LIMIT,
    /** One person would have too many ids in all. */
    SIZE
}
