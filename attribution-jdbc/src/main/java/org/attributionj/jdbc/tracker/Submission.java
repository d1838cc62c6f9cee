package org.attributionj.jdbc.tracker;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;

/**
 * The events of one call, and what the caller waits for.
 *
 * @param touchpoints the touchpoints
 * @param conversions the conversions and adjustments
 * @param answer completed after the commit
 */
record Submission(List<Touchpoint> touchpoints, List<Conversion> conversions, CompletableFuture<TrackReport> answer) {

    int size() {
        return touchpoints.size() + conversions.size();
    }
}
