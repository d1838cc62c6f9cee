package org.attributionj.jdbc.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.attributionj.jdbc.read.CacheStats;

/** What a tracker counts. Thread-safe. */
final class Counters {
    final LongAdder stored = new LongAdder();
    final LongAdder duplicates = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder transactions = new LongAdder();
    final LongAdder retries = new LongAdder();
    final LongAdder attributed = new LongAdder();
    final LongAdder superseded = new LongAdder();
    final LongAdder unattributable = new LongAdder();
    final LongAdder failures = new LongAdder();
    final Map<String, Instant> fits = new ConcurrentHashMap<>();
    volatile Duration lag = Duration.ZERO;

    TrackerStats stats(int queued, CacheStats cache) {
        return new TrackerStats(
                stored.sum(),
                duplicates.sum(),
                refused.sum(),
                failed.sum(),
                transactions.sum(),
                retries.sum(),
                attributed.sum(),
                superseded.sum(),
                unattributable.sum(),
                failures.sum(),
                queued,
                lag,
                fits,
                cache);
    }
}
