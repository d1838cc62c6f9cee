package org.attributionj.enrich;

import java.io.Serializable;
import java.util.Objects;

/**
 * Something wrong with a field of an event, and what was done about it. It holds no value, which may be personal.
 * Immutable and thread-safe.
 *
 * @param field the field, such as {@code url} or {@code utm_source}
 * @param kind what is wrong
 * @param treatment what was done
 */
public record Problem(String field, ProblemKind kind, Treatment treatment) implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     */
    public Problem {
        Objects.requireNonNull(field, "field must not be null");
        Objects.requireNonNull(kind, "kind must not be null");
        Objects.requireNonNull(treatment, "treatment must not be null");
    }

    /** One sentence, such as {@code url has a percent sign without two hexadecimal digits (kept)}. */
    @Override
    public String toString() {
        return field + " " + kind.words() + " (" + treatment + ")";
    }
}
