package org.attributionj.jdbc.privacy;

import java.io.Serializable;
import java.time.Instant;

/**
 * A line of the audit: that something was erased, when, why and how much, but not whose. Immutable and thread-safe.
 *
 * @param number the line's number, from 1
 * @param at when it was erased
 * @param cause why
 * @param customers how many customers were erased; 0 for retention, which erases events
 * @param touchpoints how many touchpoints were erased
 * @param conversions how many conversions and adjustments were erased
 * @param results how many results, of all models and revisions, were erased
 */
public record Erasure(
        long number, Instant at, Cause cause, long customers, long touchpoints, long conversions, long results)
        implements Serializable {

    /** Why something was erased. */
    public enum Cause {
        /** A person asked for it. */
        REQUEST,
        /** The data were too old. */
        RETENTION
    }
}
