package org.attributionj.io.event;

import java.util.List;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.io.ReadAccount;
import org.attributionj.io.RejectedRow;

/**
 * All events of some files, in memory, in the order of the rows. Immutable and thread-safe.
 *
 * @param touchpoints the touchpoints
 * @param conversions the conversions and adjustments
 * @param rejected the rows that could not be read, with their reasons
 * @param account how many rows there were, and what became of them
 */
public record Events(
        List<Touchpoint> touchpoints, List<Conversion> conversions, List<RejectedRow> rejected, ReadAccount account) {

    /**
     * Copies the lists.
     *
     * @throws NullPointerException if a list or an element is null
     */
    public Events {
        touchpoints = List.copyOf(touchpoints);
        conversions = List.copyOf(conversions);
        rejected = List.copyOf(rejected);
    }
}
