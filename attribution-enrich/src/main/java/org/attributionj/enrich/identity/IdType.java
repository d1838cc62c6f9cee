package org.attributionj.enrich.identity;

import static org.attributionj.core.text.PrintedText.quoted;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A kind of id, and how far it joins. Immutable and thread-safe.
 *
 * @param name the kind's name, such as {@code user_id}
 * @param isStrong whether it names one person. Ids that are not strong (cookies, devices) never join two components that
 *     both hold a strong one
 * @param limit how many different values of this kind one person can have; 0 for any number
 * @param window the limit holds for values that were first seen within this time of each other; null for ever
 */
public record IdType(
        String name, boolean isStrong, int limit, @Nullable Duration window) {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the name is null
     * @throws IllegalArgumentException if the name is blank, the limit is negative or the window is not positive
     */
    public IdType {
        Objects.requireNonNull(name, "name must not be null");
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank, but was " + quoted(name));
        }
        if (limit < 0) {
            throw new IllegalArgumentException("limit must be 0 or more, but was " + limit);
        }
        if (window != null && (window.isNegative() || window.isZero())) {
            throw new IllegalArgumentException("window must be positive, but was " + window);
        }
    }

    /**
     * A kind that names one person.
     *
     * @param name the kind's name
     * @param limit how many values one person can have; 0 for any number
     * @return the kind
     */
    public static IdType strong(String name, int limit) {
        return new IdType(name, true, limit, null);
    }

    /**
     * A kind that may be shared.
     *
     * @param name the kind's name
     * @param limit how many values one person can have within the window; 0 for any number
     * @param window the window; null for ever
     * @return the kind
     */
    public static IdType weak(String name, int limit, @Nullable Duration window) {
        return new IdType(name, false, limit, window);
    }
}
