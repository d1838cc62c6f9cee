package org.attributionj.jdbc.tracker;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.List;
import org.attributionj.jdbc.write.Refusal;

/**
 * What became of one event, or of a batch, that was tracked: every event of it is stored, a duplicate or refused. Immutable
 * and thread-safe.
 *
 * <p>If the database failed and the tracker had to try again, an event that the first try did store counts as a duplicate. A touchpoint that the
 * store keeps without its identifiers, for want of consent, may count as stored though it is a duplicate.
 *
 * @param stored how many events are new in the store
 * @param duplicates how many events were there already, in the store or earlier in the batch, with the same content
 * @param refusals the events that were refused, with the reasons; each is also among the store's rejected events
 */
public record TrackReport(int stored, int duplicates, List<Refusal> refusals) implements Serializable {

    /** Copies the list. */
    public TrackReport {
        refusals = ImmutableList.copyOf(refusals);
    }

    /**
     * Whether every event is in the store now, by this call or before it.
     *
     * @return whether nothing was refused
     */
    public boolean isComplete() {
        return refusals.isEmpty();
    }
}
