package org.attributionj.jdbc.write;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.List;

/**
 * What became of a batch of events: every event of it is stored, a duplicate or refused. Immutable and thread-safe.
 *
 * @param touchpoints how many touchpoints are new in the store
 * @param conversions how many conversions and adjustments are new in the store
 * @param duplicateTouchpoints the ids of touchpoints that were in the store, or earlier in the batch, with the same
 *     content; an id per repeat
 * @param duplicateConversions likewise of conversions and adjustments
 * @param refusals the events that were refused; each is also among the store's rejected events
 * @param pending the ids of the conversions that now wait for their attribution because of this batch: new ones, and
 *     older ones that a late touchpoint or an adjustment concerns
 */
public record WriteReport(
        int touchpoints,
        int conversions,
        List<String> duplicateTouchpoints,
        List<String> duplicateConversions,
        List<Refusal> refusals,
        List<String> pending)
        implements Serializable {

    /** Copies the lists. */
    public WriteReport {
        duplicateTouchpoints = ImmutableList.copyOf(duplicateTouchpoints);
        duplicateConversions = ImmutableList.copyOf(duplicateConversions);
        refusals = ImmutableList.copyOf(refusals);
        pending = ImmutableList.copyOf(pending);
    }

    /**
     * How many events were in the store, or earlier in the batch, with the same id and content.
     *
     * @return the number
     */
    public int duplicates() {
        return duplicateTouchpoints.size() + duplicateConversions.size();
    }
}
