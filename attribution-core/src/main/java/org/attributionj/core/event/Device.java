package org.attributionj.core.event;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The device of a touchpoint. {@link #builder} takes them by name. Immutable and thread-safe.
 *
 * @param type desktop, mobile, tablet or the like; null if unknown
 * @param system the operating system; null if unknown
 * @param browser the browser or the mail program; null if unknown
 */
public record Device(
        @Nullable String type,
        @Nullable String system,
        @Nullable String browser) implements Serializable {

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
        private @Nullable String type;
        private @Nullable String system;
        private @Nullable String browser;

        private Builder() {}

        /**
         * Sets the kind of device: desktop, mobile, tablet or the like.
         *
         * @param type the text
         * @return this builder
         */
        public Builder type(@Nullable String type) {
            this.type = type;
            return this;
        }

        /**
         * Sets the operating system.
         *
         * @param system the text
         * @return this builder
         */
        public Builder system(@Nullable String system) {
            this.system = system;
            return this;
        }

        /**
         * Sets the browser or the mail program.
         *
         * @param browser the text
         * @return this builder
         */
        public Builder browser(@Nullable String browser) {
            this.browser = browser;
            return this;
        }

        /**
         * The device.
         *
         * @return a new value
         */
        public Device build() {
            return new Device(type, system, browser);
        }
    }
}
