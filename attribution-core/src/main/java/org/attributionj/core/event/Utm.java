package org.attributionj.core.event;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The UTM fields of the link that led to a touchpoint. Immutable and thread-safe.
 *
 * @param source the site or list, utm_source; null if unknown
 * @param medium the marketing medium, utm_medium; null if unknown
 * @param campaign the campaign, utm_campaign; null if unknown
 * @param term the search term, utm_term; null if unknown
 * @param content the link or the creative, utm_content; null if unknown
 */
public record Utm(
        @Nullable String source,
        @Nullable String medium,
        @Nullable String campaign,
        @Nullable String term,
        @Nullable String content)
        implements Serializable {}
