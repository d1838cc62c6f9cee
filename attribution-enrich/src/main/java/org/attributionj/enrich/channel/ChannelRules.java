package org.attributionj.enrich.channel;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.attributionj.enrich.source.SiteList;
import org.attributionj.enrich.source.TrafficSource;
import org.jspecify.annotations.Nullable;

/**
 * Rules that name the channel of a visit by its source, medium and campaign; the first that matches counts. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * ChannelRules.ga4().channelOf(TrafficSource.of("google", "cpc", "brand")).name()   // Paid Search
 * }</pre>
 *
 * <p>{@link #ga4} are the rules of Google Analytics' default channel group, as <a
 * href="https://support.google.com/analytics/answer/9756891">published</a> and as of 2025-11: 18 channels, Unassigned for
 * the rest. Google matches sources against a list of its own of about 800 sites; {@link SiteList#wellKnown} is shorter,
 * and {@link #withSites} takes Google's.
 */
public final class ChannelRules {
    private static final String GA4 = "/org/attributionj/enrich/ga4-channels.csv";
    private static final String ASSISTANTS = "/org/attributionj/enrich/ga4-assistant.csv";
    /** Assistants are told apart from other unpaid sources: the rule stands before the first rule of these. */
    private static final String FIRST_UNPAID = "ga4:9";

    private static final ChannelRule UNASSIGNED = ChannelRule.of("unassigned", "Unassigned", ImmutableMap.of());

    private final ImmutableList<ChannelRule> rules;
    private final SiteList sites;
    private final RuleCache cache = new RuleCache();

    private ChannelRules(Iterable<ChannelRule> rules, SiteList sites) {
        this.rules = ImmutableList.copyOf(rules);
        this.sites = Objects.requireNonNull(sites, "sites must not be null");
    }

    private static final class Ga4 {
        private static final ChannelRules RULES = new ChannelRules(load(GA4), SiteList.wellKnown());
        private static final ImmutableList<ChannelRule> ASSISTANT_RULES = load(ASSISTANTS);

        private static ImmutableList<ChannelRule> load(String resource) {
            try (InputStream in = Objects.requireNonNull(ChannelRules.class.getResourceAsStream(resource), resource);
                    Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                return RuleTable.read(reader, resource, "ga4");
            } catch (IOException e) {
                throw new UncheckedIOException(resource + " cannot be read", e);
            }
        }
    }

    /**
     * Google Analytics' default channel group.
     *
     * @return 18 channels in Google's order
     */
    public static ChannelRules ga4() {
        return Ga4.RULES;
    }

    /**
     * These rules with the channel {@code AI Assistant} that Google added in May 2026, after all paid channels and before
     * the unpaid ones. Which sources it has is not published; here they are the sites of the category {@code assistant}.
     *
     * @return a changed copy
     */
    public ChannelRules withAssistants() {
        ImmutableList.Builder<ChannelRule> all = ImmutableList.builder();
        boolean isPlaced = false;
        for (ChannelRule rule : rules) {
            if (!isPlaced && rule.id().equals(FIRST_UNPAID)) {
                all.addAll(Ga4.ASSISTANT_RULES);
                isPlaced = true;
            }
            all.add(rule);
        }
        if (!isPlaced) {
            all.addAll(Ga4.ASSISTANT_RULES);
        }
        return new ChannelRules(all.build(), sites);
    }

    /**
     * Rules of one's own.
     *
     * @param rules the rules in their order
     * @return rules that know the well-known sites
     */
    public static ChannelRules of(List<ChannelRule> rules) {
        return new ChannelRules(rules, SiteList.wellKnown());
    }

    /**
     * Reads a table of rules: CSV with a header, one rule on each line. Either of the columns {@code field, pattern,
     * channel}; or {@code channel} and any of {@code source, medium, campaign, term, content, site, origin}, where a line's
     * patterns must all match and an empty one always does. Patterns are regular expressions that match a whole value, in
     * any case. A column {@code rule} names the rules; without it, they are numbered. Lines that begin with {@code #} are
     * comments.
     *
     * @param in the table; not closed
     * @param name what to call it in messages and in the names of its rules, such as {@code mine}
     * @return its rules, which know the well-known sites
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it is no such table, with the line
     */
    public static ChannelRules read(Reader in, String name) throws IOException {
        return of(RuleTable.read(in, name, name));
    }

    /**
     * These rules where none of others matches.
     *
     * @param first the rules that are asked first
     * @return both, with these rules' sites
     */
    public ChannelRules after(ChannelRules first) {
        return new ChannelRules(
                ImmutableList.<ChannelRule>builder()
                        .addAll(first.rules)
                        .addAll(rules)
                        .build(),
                sites);
    }

    /**
     * The same rules with other sites.
     *
     * @param newSites tells the category of sources
     * @return a changed copy
     */
    public ChannelRules withSites(SiteList newSites) {
        return new ChannelRules(rules, newSites);
    }

    /**
     * The rules.
     *
     * @return all, in their order
     */
    public ImmutableList<ChannelRule> rules() {
        return rules;
    }

    /**
     * The rule that names the channel of a visit.
     *
     * @param traffic where the visit came from
     * @return the first rule that matches; one named {@code unassigned}, whose channel is {@code Unassigned}, if none does
     */
    public ChannelRule channelOf(TrafficSource traffic) {
        return cache.get(traffic, this::search);
    }

    /**
     * The rule that names the channel of a visit.
     *
     * @param source the source; null if unknown
     * @param medium the medium; null if unknown
     * @param campaign the campaign; null if unknown
     * @return the first rule that matches; one named {@code unassigned}, whose channel is {@code Unassigned}, if none does
     */
    public ChannelRule channelOf(@Nullable String source, @Nullable String medium, @Nullable String campaign) {
        return channelOf(TrafficSource.of(source, medium, campaign));
    }

    private ChannelRule search(TrafficSource traffic) {
        Map<RuleField, String> values = RuleField.valuesOf(traffic, sites);
        for (ChannelRule rule : rules) {
            if (rule.matches(values)) {
                return rule;
            }
        }
        return UNASSIGNED;
    }

    @Override
    public String toString() {
        return "ChannelRules" + rules;
    }
}
