package org.attributionj.jdbc.read;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;

/**
 * Stored events of one customer. Immutable and thread-safe.
 *
 * @param customer the customer's id
 * @param touchpoints the touchpoints, in {@link Touchpoint#ORDER}
 * @param conversions the conversions and adjustments, in {@link Conversion#ORDER}
 */
public record CustomerEvents(String customer, List<Touchpoint> touchpoints, List<Conversion> conversions) {

    /** Sorts and copies the lists. */
    public CustomerEvents {
        touchpoints = ImmutableList.sortedCopyOf(Touchpoint.ORDER, touchpoints);
        conversions = ImmutableList.sortedCopyOf(Conversion.ORDER, conversions);
    }
}
