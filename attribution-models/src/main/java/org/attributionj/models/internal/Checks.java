package org.attributionj.models.internal;

import static org.attributionj.core.text.PrintedText.quoted;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Argument checks that return their argument and name it in their message. The core's own are not exported to us. */
public final class Checks {
    private Checks() {}

    /**
     * Refuses null.
     *
     * @param <T> the argument's type
     * @param value the argument
     * @param name the argument's name
     * @return the argument
     * @throws NullPointerException if the argument is null, with its name
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
     * @throws NullPointerException if the argument is null
     * @throws IllegalArgumentException if the argument is blank
     */
    public static String notBlank(@Nullable String value, String name) {
        String text = notNull(value, name);
        check(!text.isBlank(), name + " must not be blank, but was " + quoted(text));
        return text;
    }

    /**
     * Refuses a broken condition.
     *
     * @param condition what must hold
     * @param message what to tell if it does not, with the offending name and value
     * @throws IllegalArgumentException if the condition is false
     */
    public static void check(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * Refuses numbers outside a closed interval, and NaN.
     *
     * @param value the argument
     * @param low the smallest allowed value
     * @param high the largest allowed value
     * @param name the argument's name
     * @return the argument
     * @throws IllegalArgumentException if the argument is outside {@code [low, high]} or NaN
     */
    public static double inRange(double value, double low, double high, String name) {
        // written positively, so that NaN falls through to the error
        if (value >= low && value <= high) {
            return value;
        }
        throw new IllegalArgumentException(name + " must be in [" + low + ", " + high + "], but was " + value);
    }
}
