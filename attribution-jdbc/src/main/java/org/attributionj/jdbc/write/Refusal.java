package org.attributionj.jdbc.write;

import java.io.Serializable;
import org.attributionj.core.assembly.EventKind;

/**
 * An event that the store refused. Immutable and thread-safe.
 *
 * @param kind the kind of event
 * @param id the event's id; shortened where it is too long to be one
 * @param customer the event's customer, likewise
 * @param reason what is wrong and what to do about it
 */
public record Refusal(EventKind kind, String id, String customer, String reason) implements Serializable {

    /** The kind, the id and the reason in one line. */
    @Override
    public String toString() {
        return kind + " " + id + " of customer " + customer + ": " + reason;
    }
}
