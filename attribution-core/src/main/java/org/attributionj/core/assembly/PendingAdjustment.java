package org.attributionj.core.assembly;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.notBlank;
import static org.attributionj.core.internal.Checks.notNull;

import java.io.Serializable;
import org.attributionj.core.event.Conversion;

/**
 * An adjustment that could not be applied yet: the conversion that it names is not known, or is an adjustment itself.
 * Immutable and thread-safe.
 *
 * @param adjustment the adjustment
 * @param reason why it is pending
 */
public record PendingAdjustment(Conversion adjustment, String reason) implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the conversion adjusts nothing or the reason is blank
     */
    public PendingAdjustment {
        check(
                notNull(adjustment, "adjustment").isAdjustment(),
                () -> "conversion " + adjustment.id() + " must be an adjustment");
        notBlank(reason, "reason");
    }

    /** The adjustment's id, its value and the reason in one line. */
    @Override
    public String toString() {
        return "adjustment " + adjustment.id() + " of " + adjustment.value() + ": " + reason;
    }
}
