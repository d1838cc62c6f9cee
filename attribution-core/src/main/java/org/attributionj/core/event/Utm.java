package org.attributionj.core.event;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The UTM fields of the link that led to a touchpoint. {@link #builder} takes them by name. Immutable and thread-safe.
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
        implements Serializable {

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
        private @Nullable String source;
        private @Nullable String medium;
        private @Nullable String campaign;
        private @Nullable String term;
        private @Nullable String content;

        private Builder() {}

        /**
         * Sets the site or list.
         *
         * @param source the text
         * @return this builder
         */
        public Builder source(@Nullable String source) {
            this.source = source;
            return this;
        }

        /**
         * Sets the marketing medium.
         *
         * @param medium the text
         * @return this builder
         */
        public Builder medium(@Nullable String medium) {
            this.medium = medium;
            return this;
        }

        /**
         * Sets the campaign.
         *
         * @param campaign the text
         * @return this builder
         */
        public Builder campaign(@Nullable String campaign) {
            this.campaign = campaign;
            return this;
        }

        /**
         * Sets the search term.
         *
         * @param term the text
         * @return this builder
         */
        public Builder term(@Nullable String term) {
            this.term = term;
            return this;
        }

        /**
         * Sets the link or the creative.
         *
         * @param content the text
         * @return this builder
         */
        public Builder content(@Nullable String content) {
            this.content = content;
            return this;
        }

        /**
         * The UTM fields.
         *
         * @return a new value
         */
        public Utm build() {
            return new Utm(source, medium, campaign, term, content);
        }
    }
}
