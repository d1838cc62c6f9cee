package org.attributionj.enrich.source;

import java.util.Objects;

/**
 * A site that sends visitors. Immutable and thread-safe.
 *
 * @param name the source's name, such as {@code google}
 * @param category what kind of site it is
 */
public record Site(String name, SiteCategory category) {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     */
    public Site {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(category, "category must not be null");
    }
}
