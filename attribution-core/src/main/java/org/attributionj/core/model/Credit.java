package org.attributionj.core.model;

import static org.attributionj.core.internal.Checks.inRange;
import static org.attributionj.core.internal.Checks.notNull;

import java.io.Serializable;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.money.Money;

/**
 * What one touchpoint earned of one conversion. Immutable and thread-safe.
 *
 * @param touchpoint the touchpoint
 * @param share its share of the conversion, in [0, 1]
 * @param amount its part of the value; negative for a refund
 * @param reason the model's words on it, beyond position and age; often empty
 */
public record Credit(Touchpoint touchpoint, double share, Money amount, String reason) implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the share is outside [0, 1]
     */
    public Credit {
        notNull(touchpoint, "touchpoint");
        inRange(share, 0, 1, "share");
        notNull(amount, "amount");
        notNull(reason, "reason");
    }
}
