package org.attributionj.enrich.channel;

import static org.attributionj.core.text.PrintedText.quoted;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.attributionj.enrich.source.Site;
import org.attributionj.enrich.source.SiteList;
import org.attributionj.enrich.source.TrafficSource;
import org.jspecify.annotations.Nullable;

/** What a channel rule can look at. */
public enum RuleField {
    /** The source; {@code (direct)} if neither source nor medium is known. */
    SOURCE,
    /** The medium; {@code (none)} if neither source nor medium is known. */
    MEDIUM,
    /** The campaign. */
    CAMPAIGN,
    /** The search term. */
    TERM,
    /** The link or the creative. */
    CONTENT,
    /** The category of the site that the source is, such as {@code search}. */
    SITE,
    /** What told the source: {@code utm}, {@code click_id}, {@code referrer}, {@code internal}, {@code direct}. */
    ORIGIN;

    private static final String DIRECT = "(direct)";

    static RuleField named(String name) {
        try {
            return valueOf(name.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            String names = Arrays.stream(values()).map(RuleField::toString).collect(Collectors.joining(", "));
            throw new IllegalArgumentException("field must be one of " + names + ", but was " + quoted(name), e);
        }
    }

    /** The values of a source's fields in lower case; those that are unknown are absent. */
    static Map<RuleField, String> valuesOf(TrafficSource traffic, SiteList sites) {
        Map<RuleField, String> values = new EnumMap<>(RuleField.class);
        put(values, SOURCE, traffic.source());
        put(values, MEDIUM, traffic.medium());
        put(values, CAMPAIGN, traffic.campaign());
        put(values, TERM, traffic.term());
        put(values, CONTENT, traffic.content());
        String source = values.getOrDefault(SOURCE, DIRECT);
        if (source.equals(DIRECT) && !values.containsKey(MEDIUM)) {
            values.put(SOURCE, DIRECT);
            values.put(MEDIUM, "(none)");
        }
        Site site = sites.find(source);
        if (site != null) {
            values.put(SITE, site.category().toString());
        }
        values.put(ORIGIN, traffic.origin().toString());
        return values;
    }

    private static void put(Map<RuleField, String> values, RuleField field, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            values.put(field, text.strip().toLowerCase(Locale.ROOT));
        }
    }

    /** In lower case, as files write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
