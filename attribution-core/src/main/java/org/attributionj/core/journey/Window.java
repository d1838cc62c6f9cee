package org.attributionj.core.journey;

import static org.attributionj.core.internal.Checks.notBlank;
import static org.attributionj.core.internal.Checks.notNegative;

import java.io.Serializable;
import java.time.Duration;

/**
 * One look-back window under its name, so that an account can say which window a touchpoint fell out of.
 *
 * @param name what the window is for, such as {@code purchase} or {@code view-through}
 * @param length how far it looks back, both ends included
 */
public record Window(String name, Duration length) implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the name is blank or the length negative
     */
    public Window {
        notBlank(name, "window name");
        notNegative(length, "length");
    }

    /** The name and the length, such as {@code view-through 1d}. */
    @Override
    public String toString() {
        return name + " " + Durations.format(length);
    }
}
