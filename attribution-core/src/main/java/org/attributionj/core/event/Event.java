package org.attributionj.core.event;

import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a customer did at a time: a touchpoint or a conversion. Immutable and thread-safe. */
public sealed interface Event extends Serializable permits Touchpoint, Conversion {

    /**
     * The id, unique among the events of one kind.
     *
     * @return the id, not blank
     */
    String id();

    /**
     * The customer's id.
     *
     * @return the id, not blank
     */
    String customer();

    /**
     * When it happened.
     *
     * @return the time
     */
    Instant time();

    /**
     * The order among events of one kind and the same time.
     *
     * @return any number; 0 if not given
     */
    long sequence();

    /**
     * The session in which it happened.
     *
     * @return the session's id; null if unknown
     */
    @Nullable
    String session();

    /**
     * Anything else that is known, sorted by key.
     *
     * @return the attributes, immutable
     */
    Map<String, String> attributes();

    /**
     * The same event as another customer's: for identities that turn out to be one person. All else stays, the id included,
     * even one that was made from the content: it is the same event, under whatever name.
     *
     * @param customer the other customer's id
     * @return the event
     * @throws IllegalArgumentException if the customer is blank
     */
    Event withCustomer(String customer);

    /**
     * Whether the id was made from the content, because none was given: whether it begins with {@code ~}.
     *
     * @return whether this is so
     */
    default boolean hasGeneratedId() {
        return id().charAt(0) == ContentId.MARK;
    }
}
