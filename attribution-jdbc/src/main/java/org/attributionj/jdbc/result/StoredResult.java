package org.attributionj.jdbc.result;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.attributionj.core.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The stored division of one conversion, or of one adjustment of it, under one model. Credits, baseline and unattributed
 * part add up to the total. Immutable and thread-safe.
 *
 * @param conversionId the id of the conversion or the adjustment
 * @param rootId the id of the conversion; of an adjustment, that of the conversion that it corrects
 * @param customer the customer's id
 * @param model the model's name
 * @param revision the revision of the conversion that was attributed
 * @param isCurrent whether no newer revision has been attributed
 * @param time when the conversion or the adjustment happened
 * @param total the value that is divided
 * @param baseline the part that would have happened anyway
 * @param unattributed the part that nothing earned
 * @param confidence the rule-of-thumb confidence in [0, 1]
 * @param run the run's id; null if there is none
 * @param credits one per touchpoint of the journey, in order
 */
public record StoredResult(
        String conversionId,
        String rootId,
        String customer,
        String model,
        int revision,
        boolean isCurrent,
        Instant time,
        Money total,
        Money baseline,
        Money unattributed,
        double confidence,
        @Nullable String run,
        List<StoredCredit> credits)
        implements Serializable {

    /** Copies the list. */
    public StoredResult {
        credits = ImmutableList.copyOf(credits);
    }
}
