package org.attributionj.sources;

import java.util.Objects;

/**
 * Two ids of one person, as an export states them. Immutable and thread-safe.
 *
 * @param id the id that stands for the person, such as a user's
 * @param alias another one, such as that of a device or of a browser before its user was known
 */
public record Alias(String id, String alias) {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if one is null
     */
    public Alias {
        Objects.requireNonNull(id, "id must not be null");
        Objects.requireNonNull(alias, "alias must not be null");
    }
}
