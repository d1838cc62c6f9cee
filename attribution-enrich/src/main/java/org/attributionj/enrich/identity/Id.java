package org.attributionj.enrich.identity;

import java.io.Serializable;
import java.util.Objects;

/**
 * An id of a person, a browser or a device. Immutable and thread-safe.
 *
 * @param type the kind, such as {@code user_id}
 * @param value the value, compared exactly
 */
public record Id(String type, String value) implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     */
    public Id {
        Objects.requireNonNull(type, "type must not be null");
        Objects.requireNonNull(value, "value must not be null");
    }
}
