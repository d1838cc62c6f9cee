package org.attributionj.jdbc.result;

import java.io.Serializable;
import org.attributionj.core.money.Money;

/**
 * What one touchpoint earned. Immutable and thread-safe.
 *
 * @param touchpointId the touchpoint's id
 * @param shareUnits its share in units of 2<sup>-60</sup>
 * @param amount its part of the value
 * @param reason the model's words on it; often empty
 */
public record StoredCredit(String touchpointId, long shareUnits, Money amount, String reason) implements Serializable {

    /**
     * The share.
     *
     * @return the share in [0, 1]
     */
    public double share() {
        return shareUnits * 0x1p-60;
    }
}
