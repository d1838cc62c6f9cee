package org.attributionj.core.event;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The place of a touchpoint. {@link #builder} takes them by name. Immutable and thread-safe.
 *
 * @param country the country, as an ISO 3166 code where the data allow; null if unknown
 * @param region the region or the state; null if unknown
 * @param city the city; null if unknown
 */
public record Place(
        @Nullable String country,
        @Nullable String region,
        @Nullable String city) implements Serializable {

    /**
     * A builder of one of which nothing is known yet.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components by name. Not thread-safe. */
    public static final class Builder {
        private @Nullable String country;
        private @Nullable String region;
        private @Nullable String city;

        private Builder() {}

        /**
         * Sets the country, as an ISO 3166 code where the data allow.
         *
         * @param country the text
         * @return this builder
         */
        public Builder country(@Nullable String country) {
            this.country = country;
            return this;
        }

        /**
         * Sets the region or the state.
         *
         * @param region the text
         * @return this builder
         */
        public Builder region(@Nullable String region) {
            this.region = region;
            return this;
        }

        /**
         * Sets the city.
         *
         * @param city the text
         * @return this builder
         */
        public Builder city(@Nullable String city) {
            this.city = city;
            return this;
        }

        /**
         * The place.
         *
         * @return a new value
         */
        public Place build() {
            return new Place(country, region, city);
        }
    }
}
