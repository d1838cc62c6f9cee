package org.attributionj.enrich.identity;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/**
 * Somebody's word that two ids belong to one person. Immutable and thread-safe.
 *
 * @param from one id
 * @param to the other id
 * @param time when it was seen
 * @param source who says so, such as {@code login} or {@code crm}
 * @param weight how sure that is; 1 for what is known, less for what a tool guessed
 */
public record IdentityEdge(Id from, Id to, Instant time, String source, double weight) implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the weight is NaN
     */
    public IdentityEdge {
        Objects.requireNonNull(from, "from must not be null");
        Objects.requireNonNull(to, "to must not be null");
        Objects.requireNonNull(time, "time must not be null");
        Objects.requireNonNull(source, "source must not be null");
        if (Double.isNaN(weight)) {
            throw new IllegalArgumentException("weight must be a number, but was NaN");
        }
    }

    /**
     * An edge of weight 1.
     *
     * @param from one id
     * @param to the other id
     * @param time when it was seen
     * @param source who says so
     * @return the edge
     */
    public static IdentityEdge of(Id from, Id to, Instant time, String source) {
        return new IdentityEdge(from, to, time, source, 1);
    }
}
