package org.attributionj.enrich.source;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a visit came from. Immutable and thread-safe.
 *
 * @param source the site or the list, such as {@code google} or {@code news.example}; {@code (direct)} if nothing tells;
 *     null if UTM fields are there but do not name it
 * @param medium the kind of link, such as {@code cpc}, {@code organic}, {@code referral}; {@code (none)} for direct visits;
 *     null if UTM fields are there but do not name it
 * @param campaign the campaign; null if unknown
 * @param term the search term; null if unknown
 * @param content the link or the creative; null if unknown
 * @param origin what told it
 */
public record TrafficSource(
        @Nullable String source,
        @Nullable String medium,
        @Nullable String campaign,
        @Nullable String term,
        @Nullable String content,
        SourceOrigin origin) {

    /** The source of visits of which nothing is known. */
    public static final TrafficSource DIRECT =
            new TrafficSource("(direct)", "(none)", null, null, null, SourceOrigin.DIRECT);

    /** What comes back from the site's own pages and from payment pages. */
    public static final TrafficSource INTERNAL =
            new TrafficSource("(direct)", "(none)", null, null, null, SourceOrigin.INTERNAL);

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the origin is null
     */
    public TrafficSource {
        Objects.requireNonNull(origin, "origin must not be null");
    }

    /**
     * A source as UTM fields name it.
     *
     * @param source the source; null if unknown
     * @param medium the medium; null if unknown
     * @param campaign the campaign; null if unknown
     * @return the source
     */
    public static TrafficSource of(@Nullable String source, @Nullable String medium, @Nullable String campaign) {
        return new TrafficSource(source, medium, campaign, null, null, SourceOrigin.UTM);
    }

    static TrafficSource of(Site site, String medium, SourceOrigin origin) {
        return new TrafficSource(site.name(), medium, null, null, null, origin);
    }
}
