package org.attributionj.spring;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.jdbc.tracker.TrackerStats;

/** What both lines of Spring Boot say of a tracker's health: it is well while no conversion waits longer than it may. */
final class TrackerHealth {
    private final TrackerStats stats;
    private final Duration maxLag;

    TrackerHealth(ConversionTracker tracker, Duration maxLag) {
        this.stats = tracker.stats();
        this.maxLag = maxLag;
    }

    boolean isUp() {
        return stats.lag().compareTo(maxLag) <= 0;
    }

    Map<String, Object> details() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("lag", stats.lag().toString());
        details.put("queued", stats.queued());
        details.put("attributed", stats.attributed());
        details.put("unattributable", stats.unattributable());
        details.put("failures", stats.failures());
        return details;
    }
}
