package org.attributionj.jdbc.tracker;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.attributionj.jdbc.read.CacheStats;

/**
 * A tracker's figures as Micrometer's meters: counters {@code attribution.tracker.events} (tagged by {@code outcome}: stored,
 * duplicate, refused, failed), {@code .transactions}, {@code .retries}, {@code .conversions} (tagged by {@code outcome}:
 * attributed, superseded, unattributable), {@code .cache} (customers of attributions, tagged by {@code outcome}: hit, miss)
 * and {@code .failures}, gauges {@code .queued}, {@code .cache.events}, {@code .lag} and {@code .fit.age}, the age of the
 * oldest fit. Needs Micrometer on the class path, which the library does not bring. Thread-safe.
 */
public final class TrackerMetrics implements MeterBinder {
    private static final String PREFIX = "attribution.tracker.";

    private final ConversionTracker tracker;
    private final Clock clock;

    /**
     * The figures of a tracker.
     *
     * @param tracker the tracker
     * @param clock the tracker's clock, which the age of fits is measured by
     */
    public TrackerMetrics(ConversionTracker tracker, Clock clock) {
        this.tracker = Objects.requireNonNull(tracker, "tracker must not be null");
        this.clock = Objects.requireNonNull(clock, "clock must not be null");
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        events(registry, "stored", TrackerStats::stored);
        events(registry, "duplicate", TrackerStats::duplicates);
        events(registry, "refused", TrackerStats::refused);
        events(registry, "failed", TrackerStats::failed);
        conversions(registry, "attributed", TrackerStats::attributed);
        conversions(registry, "superseded", TrackerStats::superseded);
        conversions(registry, "unattributable", TrackerStats::unattributable);
        cache(registry, "hit", CacheStats::hits);
        cache(registry, "miss", CacheStats::misses);
        Gauge.builder(PREFIX + "cache.events", tracker, of -> of.stats().cache().events())
                .register(registry);
        counter("transactions", TrackerStats::transactions).register(registry);
        counter("retries", TrackerStats::retries).register(registry);
        counter("failures", TrackerStats::failures).register(registry);
        Gauge.builder(PREFIX + "queued", tracker, of -> of.stats().queued()).register(registry);
        TimeGauge.builder(
                        PREFIX + "lag",
                        tracker,
                        TimeUnit.MILLISECONDS,
                        of -> of.stats().lag().toMillis())
                .register(registry);
        TimeGauge.builder(PREFIX + "fit.age", tracker, TimeUnit.MILLISECONDS, this::fitAge)
                .register(registry);
    }

    /** Not a number as long as there was no fit. */
    private double fitAge(ConversionTracker of) {
        return of.stats().fits().values().stream()
                .min(Instant::compareTo)
                .map(fit -> (double) Duration.between(fit, clock.instant()).toMillis())
                .orElse(Double.NaN);
    }

    private void events(MeterRegistry registry, String outcome, ToLongFunction<TrackerStats> number) {
        counter("events", number).tag("outcome", outcome).register(registry);
    }

    private void conversions(MeterRegistry registry, String outcome, ToLongFunction<TrackerStats> number) {
        counter("conversions", number).tag("outcome", outcome).register(registry);
    }

    private void cache(MeterRegistry registry, String outcome, ToLongFunction<CacheStats> number) {
        counter("cache", stats -> number.applyAsLong(stats.cache()))
                .tag("outcome", outcome)
                .register(registry);
    }

    private FunctionCounter.Builder<ConversionTracker> counter(String name, ToLongFunction<TrackerStats> number) {
        return FunctionCounter.builder(PREFIX + name, tracker, of -> number.applyAsLong(of.stats()));
    }
}
