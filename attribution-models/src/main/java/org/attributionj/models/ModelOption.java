package org.attributionj.models;

import static org.attributionj.models.internal.Checks.notBlank;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An option of a model, as the catalogue describes it. Immutable and thread-safe.
 *
 * @param name its key in the text form
 * @param defaultText the value that it has if it is not given, as text; null if it has none
 * @param help what it means and what is allowed, in a line
 */
public record ModelOption(String name, @Nullable String defaultText, String help) {

    /**
     * Validates the components.
     *
     * @throws IllegalArgumentException if the name or the help is blank
     */
    public ModelOption {
        notBlank(name, "option name");
        notBlank(help, "help of option " + name);
    }

    /**
     * The default value.
     *
     * @return the text of the value, or nothing if there is no default
     */
    public Optional<String> defaultValue() {
        return Optional.ofNullable(defaultText);
    }

    /** The option as a user would type it, such as {@code half-life=7d}. */
    @Override
    public String toString() {
        return name + "=" + (defaultText == null ? "..." : defaultText);
    }
}
