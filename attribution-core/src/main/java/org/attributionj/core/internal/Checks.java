package org.attributionj.core.internal;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Argument checks that return their argument and name it in their message. */
public final class Checks {
    private static final int MOST_SHOWN = 20;

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
        if (text.isBlank()) {
            // any white space, line breaks among it, is shown as so many spaces
            String shown = " ".repeat(Math.min(text.length(), MOST_SHOWN));
            throw new IllegalArgumentException(name + " must not be blank, but was \"" + shown + "\"");
        }
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
     * Refuses a broken condition, without making a message where it holds: for hot paths.
     *
     * @param condition what must hold
     * @param message tells if it does not, with the offending name and value
     * @throws IllegalArgumentException if the condition is false
     */
    public static void check(boolean condition, Supplier<String> message) {
        if (!condition) {
            throw new IllegalArgumentException(message.get());
        }
    }

    /**
     * Refuses negative durations.
     *
     * @param value the argument
     * @param name the argument's name
     * @return the argument
     * @throws IllegalArgumentException if the argument is negative
     */
    public static Duration notNegative(Duration value, String name) {
        notNull(value, name);
        check(!value.isNegative(), name + " must not be negative, but was " + value);
        return value;
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
