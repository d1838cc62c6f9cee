package org.attributionj.jdbc.result;

import java.io.Serializable;
import org.attributionj.core.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A row of a report: what a label earned under a model, exactly. All rows of a model and a currency add up to the value of
 * its conversions and adjustments. Immutable and thread-safe.
 *
 * @param model the model's name
 * @param kind what the row is of
 * @param label the channel, campaign or e-mail; null if the touchpoints have none, or the row is not of touchpoints
 * @param amount the sum
 * @param touchpoints how many credits are in it; 0 if the row is not of touchpoints
 */
public record CreditTotal(String model, Kind kind, @Nullable String label, Money amount, long touchpoints)
        implements Serializable {

    /** What a row is of. */
    public enum Kind {
        /** Credits of touchpoints with the row's label. */
        CREDIT,
        /** Credits of touchpoints that are not in the store any more. */
        ERASED,
        /** What would have happened anyway. */
        BASELINE,
        /** What nothing earned. */
        UNATTRIBUTED
    }
}
