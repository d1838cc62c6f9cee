package org.attributionj.spring;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.attributionj.core.journey.RepeatPolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code attribution.*}. Immutable and thread-safe.
 *
 * @param models the models that every conversion is attributed under, as texts of the catalogue; {@code
 *     attribution.models=linear,markov}. A model that is learned begins untaught, and is fitted at the
 *     start and every {@code attribution.tracker.refresh-every}. Beans of type {@code AttributionModel} come beside them
 * @param goal names of the conversion types that journeys are for; all types if empty
 * @param repeat whether each conversion looks back on its own, or touchpoints are used up by the first
 * @param windows what {@code attribution.windows.*} says
 * @param store what {@code attribution.store.*} says
 * @param tracker what {@code attribution.tracker.*} says
 */
@ConfigurationProperties("attribution")
public record AttributionProperties(
        @DefaultValue({"last-touch", "linear", "time-decay"})
        List<String> models,

        @DefaultValue List<String> goal,
        @DefaultValue("overlapping") RepeatPolicy repeat,
        @DefaultValue Windows windows,
        @DefaultValue Store store,
        @DefaultValue Tracker tracker) {

    /** Copies the lists. */
    public AttributionProperties {
        models = List.copyOf(models);
        goal = List.copyOf(goal);
    }

    /**
     * How far conversions look back, where it is not the usual time: {@code attribution.windows.conversions.purchase=60d}.
     *
     * @param none whether every window is switched off before the others are set
     * @param conversions by name of the conversion type
     * @param channels by name of the channel
     * @param types by name of the touchpoint type
     * @param viewThrough of touchpoints that were only seen, or null for the usual
     * @param clickThrough of clicks, or null for the usual
     * @param email of e-mails, or null for the usual
     */
    public record Windows(
            @DefaultValue("false") boolean none,
            @DefaultValue Map<String, Duration> conversions,
            @DefaultValue Map<String, Duration> channels,
            @DefaultValue Map<String, Duration> types,
            @Nullable Duration viewThrough,
            @Nullable Duration clickThrough,
            @Nullable Duration email) {

        /** Copies the maps. */
        public Windows {
            conversions = Map.copyOf(conversions);
            channels = Map.copyOf(channels);
            types = Map.copyOf(types);
        }
    }

    /**
     * Where events and results are kept.
     *
     * @param schema the database's schema, or null for that of the connection
     * @param tablePrefix what the names of the tables begin with
     * @param migrate whether tables are made and upgraded at start
     * @param keepsRevisions whether results of older revisions are kept
     */
    public record Store(
            @Nullable String schema,
            @DefaultValue("attribution_") String tablePrefix,
            @DefaultValue("true") boolean migrate,
            @DefaultValue("false") boolean keepsRevisions) {}

    /**
     * How events are stored and conversions attributed.
     *
     * @param enabled false in programs that only read
     * @param sweeps false in programs that store events and leave the attribution to others
     * @param sweepEvery the time between two sweeps
     * @param sweepSize conversions per batch
     * @param lease after which another program may take what a dead one had claimed
     * @param immediateFrom from which value on a conversion is attributed at once, such as {@code 500 EUR}; null for none
     * @param retryFor how long a failing database is tried again
     * @param closeWithin how long the end of the application waits for what is being written
     * @param durable whether the database must promise that commits survive; false for tests in memory
     * @param refreshEvery the time between two fits of learned models
     * @param fitPeriod from how far back these are fitted
     * @param maxLag how long a conversion may wait before the application counts as unhealthy
     */
    public record Tracker(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("true") boolean sweeps,
            @DefaultValue("10s") Duration sweepEvery,
            @DefaultValue("500") int sweepSize,
            @DefaultValue("5m") Duration lease,
            @Nullable String immediateFrom,
            @DefaultValue("30s") Duration retryFor,
            @DefaultValue("1m") Duration closeWithin,
            @DefaultValue("true") boolean durable,
            @DefaultValue("6h") Duration refreshEvery,
            @DefaultValue("180d") Duration fitPeriod,
            @DefaultValue("15m") Duration maxLag) {}
}
