package org.attributionj.jdbc.support;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time, {@code [from, to)}. Immutable and thread-safe.
 *
 * @param from the first instant inside; null if it has no beginning
 * @param to the first instant outside; null if it has no end
 */
public record Period(@Nullable Instant from, @Nullable Instant to) implements Serializable {

    private static final Period ALL = new Period(null, null);

    /**
     * Validates the components.
     *
     * @throws IllegalArgumentException if the end is before the beginning
     */
    public Period {
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("to must not be before from, " + from + ", but was " + to);
        }
    }

    /**
     * All time.
     *
     * @return the period without beginning and end
     */
    public static Period all() {
        return ALL;
    }

    /**
     * A period.
     *
     * @param from the first instant inside
     * @param to the first instant outside
     * @return the period
     * @throws IllegalArgumentException if the end is before the beginning
     */
    public static Period of(Instant from, Instant to) {
        return new Period(
                Objects.requireNonNull(from, "from must not be null"),
                Objects.requireNonNull(to, "to must not be null"));
    }

    /**
     * Whether a time is inside.
     *
     * @param time the time
     * @return whether {@code from <= time < to}
     */
    public boolean contains(Instant time) {
        return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
    }
}
