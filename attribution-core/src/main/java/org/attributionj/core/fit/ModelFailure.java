package org.attributionj.core.fit;

import static org.attributionj.core.internal.Checks.notBlank;
import static org.attributionj.core.internal.Checks.notNull;

import java.io.Serializable;

/**
 * A model that could not be fitted, or that the data cannot serve, where that costs only the model itself. Immutable and
 * thread-safe.
 *
 * @param label the model as it was asked for
 * @param cause what stood in the way
 */
public record ModelFailure(String label, Throwable cause) implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the label is blank
     */
    public ModelFailure {
        notBlank(label, "label");
        notNull(cause, "cause");
    }

    /**
     * The cause in words.
     *
     * @return the cause's message, or its kind if it has none
     */
    public String reason() {
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }

    /**
     * The cause as an exception to throw where a failure is to stop everything.
     *
     * @return the cause itself if it is unchecked, else one that has it as its cause
     */
    public RuntimeException asException() {
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(toString(), cause);
    }

    /** The model and the reason in one line. */
    @Override
    public String toString() {
        return label + " is left out: " + reason();
    }
}
