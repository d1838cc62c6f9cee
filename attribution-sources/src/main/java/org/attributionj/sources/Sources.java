package org.attributionj.sources;

import java.nio.file.Path;
import java.util.Optional;
import org.attributionj.sources.preset.Preset;
import org.attributionj.sources.preset.PresetText;
import org.attributionj.sources.preset.Presets;

/** Readers of the exports that people have. */
public final class Sources {
    private Sources() {}

    /**
     * A reader of a preset of the library.
     *
     * @param name its name, one of {@link Presets#names}
     * @return the reader
     * @throws IllegalArgumentException if there is no preset of that name
     */
    public static Source named(String name) {
        return Source.of(Presets.named(name));
    }

    /**
     * A reader of a preset of one's own.
     *
     * @param text the preset, see {@link PresetText}
     * @return the reader
     * @throws IllegalArgumentException if the text is no preset
     */
    public static Source of(String text) {
        return Source.of(PresetText.parse(text, "own"));
    }

    /**
     * The preset of whose exports a file seems to be one.
     *
     * @param file the file
     * @return the preset, or nothing if it is no known export, or no table and no JSON at all
     */
    public static Optional<Preset> detect(Path file) {
        return Detection.of(InputFiles.of(file));
    }

    /**
     * the BigQuery export of Google Analytics 4: JSON Lines, Parquet or flat tables.
     *
     * @return a reader
     */
    public static Source ga4() {
        return named("ga4");
    }

    /**
     * Segment: raw JSON or warehouse tables.
     *
     * @return a reader
     */
    public static Source segment() {
        return named("segment");
    }

    /**
     * RudderStack: raw JSON or warehouse tables.
     *
     * @return a reader
     */
    public static Source rudderstack() {
        return named("rudderstack");
    }

    /**
     * Shopify: the export of orders.
     *
     * @return a reader
     */
    public static Source shopify() {
        return named("shopify");
    }

    /**
     * SendGrid: events of its webhook.
     *
     * @return a reader
     */
    public static Source sendgrid() {
        return named("sendgrid");
    }

    /**
     * Klaviyo: events.
     *
     * @return a reader
     */
    public static Source klaviyo() {
        return named("klaviyo");
    }

    /**
     * Mailchimp: activities of members.
     *
     * @return a reader
     */
    public static Source mailchimp() {
        return named("mailchimp");
    }

    /**
     * Postmark: events of its webhooks.
     *
     * @return a reader
     */
    public static Source postmark() {
        return named("postmark");
    }

    /**
     * HubSpot: e-mail events.
     *
     * @return a reader
     */
    public static Source hubspotEmail() {
        return named("hubspot-email");
    }

    /**
     * Mailjet: events of its webhook.
     *
     * @return a reader
     */
    public static Source mailjet() {
        return named("mailjet");
    }

    /**
     * Braze: events of Currents.
     *
     * @return a reader
     */
    public static Source braze() {
        return named("braze");
    }

    /**
     * Customer.io: events of its webhooks.
     *
     * @return a reader
     */
    public static Source customerio() {
        return named("customerio");
    }

    /**
     * Snowplow: enriched TSV or warehouse tables.
     *
     * @return a reader
     */
    public static Source snowplow() {
        return named("snowplow");
    }

    /**
     * HubSpot: exports of contacts and deals.
     *
     * @return a reader
     */
    public static Source hubspot() {
        return named("hubspot");
    }

    /**
     * Salesforce: reports of campaign members and opportunities.
     *
     * @return a reader
     */
    public static Source salesforce() {
        return named("salesforce");
    }

    /**
     * Mixpanel: raw export.
     *
     * @return a reader
     */
    public static Source mixpanel() {
        return named("mixpanel");
    }

    /**
     * Amplitude: raw export.
     *
     * @return a reader
     */
    public static Source amplitude() {
        return named("amplitude");
    }

    /**
     * PostHog: export of events.
     *
     * @return a reader
     */
    public static Source posthog() {
        return named("posthog");
    }

    /**
     * Adobe Analytics: the data feed.
     *
     * @return a reader
     */
    public static Source adobeFeed() {
        return named("adobe-feed");
    }

    /**
     * Matomo: details of visits.
     *
     * @return a reader
     */
    public static Source matomo() {
        return named("matomo");
    }

    /**
     * Stripe: exports of payments and refunds.
     *
     * @return a reader
     */
    public static Source stripe() {
        return named("stripe");
    }

    /**
     * Criteo: its attribution data set for research.
     *
     * @return a reader
     */
    public static Source criteo() {
        return named("criteo");
    }
}
