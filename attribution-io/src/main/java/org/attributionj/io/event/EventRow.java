package org.attributionj.io.event;

import java.util.Objects;
import java.util.Optional;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.jspecify.annotations.Nullable;

/**
 * An accepted row of an event file: a touchpoint, a conversion, both at the same instant, or an adjustment of a conversion
 * (alone). Immutable and thread-safe.
 *
 * @param file the name of the input
 * @param line the line on which the row begins, from 1
 * @param touchpoint the touchpoint; null if the row is none
 * @param conversion the conversion or adjustment; null if the row is none
 */
public record EventRow(
        String file,
        long line,
        @Nullable Touchpoint touchpoint,
        @Nullable Conversion conversion) {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the file is null
     * @throws IllegalArgumentException if there is neither a touchpoint nor a conversion
     */
    public EventRow {
        Objects.requireNonNull(file, "file must not be null");
        if (touchpoint == null && conversion == null) {
            throw new IllegalArgumentException("a row must have a touchpoint or a conversion");
        }
    }

    /**
     * The touchpoint.
     *
     * @return the touchpoint, or nothing if the row is none
     */
    public Optional<Touchpoint> touch() {
        return Optional.ofNullable(touchpoint);
    }

    /**
     * The conversion or the adjustment.
     *
     * @return the conversion, or nothing if the row is none
     */
    public Optional<Conversion> converted() {
        return Optional.ofNullable(conversion);
    }

    /**
     * The customer.
     *
     * @return the id of the customer of the touchpoint and the conversion
     */
    public String customer() {
        return touch().map(Touchpoint::customer)
                .orElseGet(() -> converted().map(Conversion::customer).orElseThrow());
    }
}
