package org.attributionj.models.internal;

import java.io.InvalidObjectException;
import java.util.function.Supplier;

/** Checks of what Java serialisation reads, which may come from a stranger. */
public final class ReadBack {
    private ReadBack() {}

    /**
     * Refuses broken data.
     *
     * @param condition what must hold
     * @param message what is wrong if it does not
     * @throws InvalidObjectException if it does not
     */
    public static void require(boolean condition, String message) throws InvalidObjectException {
        if (!condition) {
            throw new InvalidObjectException(message);
        }
    }

    /**
     * A value made of what was read.
     *
     * @param <T> the value's type
     * @param value makes it, and refuses what is no such value
     * @return the value
     * @throws InvalidObjectException if it is refused
     */
    public static <T> T made(Supplier<T> value) throws InvalidObjectException {
        try {
            return value.get();
        } catch (RuntimeException e) {
            InvalidObjectException invalid =
                    new InvalidObjectException("the stream holds no valid value: " + e.getMessage());
            invalid.initCause(e);
            throw invalid;
        }
    }
}
