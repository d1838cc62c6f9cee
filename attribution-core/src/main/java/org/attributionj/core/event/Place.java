package org.attributionj.core.event;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The place of a touchpoint. Immutable and thread-safe.
 *
 * @param country the country, as an ISO 3166 code where the data allow; null if unknown
 * @param region the region or the state; null if unknown
 * @param city the city; null if unknown
 */
public record Place(
        @Nullable String country,
        @Nullable String region,
        @Nullable String city) implements Serializable {}
