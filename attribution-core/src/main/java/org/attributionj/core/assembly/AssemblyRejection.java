package org.attributionj.core.assembly;

import static org.attributionj.core.internal.Checks.notBlank;
import static org.attributionj.core.internal.Checks.notNull;

import java.io.Serializable;
import org.attributionj.core.event.Event;

/**
 * An event that the assembler refused, and why. Immutable and thread-safe.
 *
 * @param kind the kind of event
 * @param id the event's id
 * @param customer the event's customer
 * @param reason what is wrong and what to do about it; names the other event where two are at odds
 * @param event the event itself
 */
public record AssemblyRejection(EventKind kind, String id, String customer, String reason, Event event)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if a text is blank
     */
    public AssemblyRejection {
        notNull(kind, "kind");
        notBlank(id, "id");
        notBlank(customer, "customer");
        notBlank(reason, "reason");
        notNull(event, "event");
    }

    /** The kind, the id and the reason in one line. */
    @Override
    public String toString() {
        return kind + " " + id + " of customer " + customer + ": " + reason;
    }
}
