package org.attributionj.jdbc.tracker;

import com.google.common.collect.ImmutableMap;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.attributionj.jdbc.read.CacheStats;

/**
 * What a tracker has done since it was opened. Immutable and thread-safe.
 *
 * @param stored events that it stored
 * @param duplicates events that were there already
 * @param refused events that the store refused
 * @param failed events that could not be stored because the database failed
 * @param transactions transactions that the events were stored in
 * @param retries attempts that were made again because the database failed
 * @param attributed conversions whose results it stored; a conversion counts once per revision
 * @param superseded conversions whose results it dropped, because an event came in between or another program was faster
 * @param unattributable conversions that a model could not attribute
 * @param failures what it gave up on: failed transactions and sweeps
 * @param queued events that wait to be written right now
 * @param lag how long the conversion had waited that had waited longest when the last batch was claimed; zero if none did
 * @param fits when each model that is fitted anew was fitted last by this tracker, by name
 * @param cache what the cache of recent customers has done and holds
 */
public record TrackerStats(
        long stored,
        long duplicates,
        long refused,
        long failed,
        long transactions,
        long retries,
        long attributed,
        long superseded,
        long unattributable,
        long failures,
        int queued,
        Duration lag,
        Map<String, Instant> fits,
        CacheStats cache)
        implements Serializable {

    /** Copies the map. */
    public TrackerStats {
        fits = ImmutableMap.copyOf(fits);
    }
}
