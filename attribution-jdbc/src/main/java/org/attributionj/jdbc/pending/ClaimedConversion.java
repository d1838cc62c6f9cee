package org.attributionj.jdbc.pending;

import java.io.Serializable;
import java.time.Instant;
import org.attributionj.core.money.Money;

/**
 * A conversion that a claim reserves for its owner. Immutable and thread-safe.
 *
 * @param id the conversion's id
 * @param customer the customer's id
 * @param revision the revision that is to be attributed, 1 or more; it grows with each event that changes the journey
 * @param time when the conversion happened
 * @param value the conversion's value, without adjustments
 * @param pendingSince since when it has been waiting
 */
public record ClaimedConversion(
        String id, String customer, int revision, Instant time, Money value, Instant pendingSince)
        implements Serializable {}
