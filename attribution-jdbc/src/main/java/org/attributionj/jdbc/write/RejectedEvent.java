package org.attributionj.jdbc.write;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row or an event that was refused, kept so that nothing is lost silently. Immutable and thread-safe.
 *
 * @param kind what it would have been: {@code touchpoint}, {@code conversion} or {@code row}
 * @param eventId its id; null if it has none
 * @param customer its customer; null if it has none
 * @param source the file or the system that it came from; null if unknown
 * @param line the line in the source, from 1; null if unknown
 * @param column the column at fault; null if none is
 * @param value the value at fault; null if none is
 * @param reason what is wrong and what to do about it
 */
public record RejectedEvent(
        String kind,
        @Nullable String eventId,
        @Nullable String customer,
        @Nullable String source,
        @Nullable Long line,
        @Nullable String column,
        @Nullable String value,
        String reason)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the kind or the reason is null
     */
    public RejectedEvent {
        Objects.requireNonNull(kind, "kind must not be null");
        Objects.requireNonNull(reason, "reason must not be null");
    }
}
