package org.attributionj.report.internal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Argument checks that name the argument in their message. */
public final class Checks {
    private Checks() {}

    /**
     * Refuses null.
     *
     * @param <T> the argument's type
     * @param value the argument
     * @param name the argument's name
     * @return the argument
     */
    public static <T> T notNull(@Nullable T value, String name) {
        return Objects.requireNonNull(value, () -> name + " must not be null");
    }

    /**
     * Refuses null, empty and blank text.
     *
     * @param value the argument
     * @param name the argument's name
     * @return the argument
     */
    public static String notBlank(@Nullable String value, String name) {
        String text = notNull(value, name);
        check(!text.isBlank(), name + " must not be blank");
        return text;
    }

    /**
     * Refuses a broken condition.
     *
     * @param condition what must hold
     * @param message what to tell if it does not
     */
    public static void check(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
