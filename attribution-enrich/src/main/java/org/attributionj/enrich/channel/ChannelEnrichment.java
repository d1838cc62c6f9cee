package org.attributionj.enrich.channel;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.Utm;
import org.attributionj.enrich.Enrichment;
import org.attributionj.enrich.Problem;
import org.attributionj.enrich.internal.Attributes;
import org.attributionj.enrich.source.SourceEnrichment;
import org.attributionj.enrich.source.SourceOrigin;
import org.attributionj.enrich.source.TrafficSource;
import org.jspecify.annotations.Nullable;

/**
 * Names a touchpoint's channel by rules, and the rule in the attribute {@value #RULE}. Immutable and thread-safe.
 *
 * <p>It goes by what a {@link SourceEnrichment} said before it; without one, by the UTM fields and click ids. A touchpoint
 * of which no source is known keeps its channel, unless that is {@link #UNKNOWN}, and {@value #RULE} says {@value #GIVEN}.
 */
public final class ChannelEnrichment implements Enrichment {
    /** The attribute with the rule that fired, such as {@code ga4:4}. */
    public static final String RULE = "channel_rule";

    /** What {@value #RULE} says of a channel that no rule chose. */
    public static final String GIVEN = "given";

    /** For readers: the channel of a row that names none, until rules name it. */
    public static final Channel UNKNOWN = Channel.of("(unknown)");

    private static final SourceEnrichment SOURCES = SourceEnrichment.standard();

    private final ChannelRules rules;

    private ChannelEnrichment(ChannelRules rules) {
        this.rules = rules;
    }

    /**
     * Channels by rules.
     *
     * @param rules the rules
     * @return the enrichment
     */
    public static ChannelEnrichment of(ChannelRules rules) {
        return new ChannelEnrichment(Objects.requireNonNull(rules, "rules must not be null"));
    }

    @Override
    public Touchpoint enrich(Touchpoint touchpoint, Consumer<? super Problem> problems) {
        TrafficSource traffic = traffic(touchpoint, problems);
        boolean isGiven = traffic == null && !touchpoint.channel().equals(UNKNOWN);
        ChannelRule rule = isGiven ? null : rules.channelOf(traffic == null ? TrafficSource.DIRECT : traffic);
        Attributes attributes = new Attributes(touchpoint.attributes());
        attributes.set(RULE, rule == null ? GIVEN : rule.id());
        Channel channel = rule == null ? touchpoint.channel() : rule.channel();
        return attributes.isChanged() || !channel.equals(touchpoint.channel())
                ? touchpoint.toBuilder()
                        .channel(channel)
                        .attributes(attributes.toMap())
                        .build()
                : touchpoint;
    }

    /** What is known of where it came from; null if nothing is. */
    private static @Nullable TrafficSource traffic(Touchpoint touchpoint, Consumer<? super Problem> problems) {
        Map<String, String> attributes = touchpoint.attributes();
        Utm utm = touchpoint.utm();
        String origin = attributes.get(SourceEnrichment.ORIGIN);
        TrafficSource traffic = origin == null
                ? SOURCES.resolve(touchpoint, problems)
                : new TrafficSource(
                        attributes.get(SourceEnrichment.SOURCE),
                        attributes.get(SourceEnrichment.MEDIUM),
                        null,
                        null,
                        null,
                        SourceOrigin.valueOf(origin.toUpperCase(Locale.ROOT)));
        boolean isSilent = traffic == null || traffic.origin() == SourceOrigin.DIRECT;
        if (isSilent && isNamed(touchpoint.channel()) && touchpoint.url() == null) {
            return null;
        }
        String campaign = touchpoint.campaign() != null || utm == null ? touchpoint.campaign() : utm.campaign();
        return traffic == null
                ? null
                : new TrafficSource(
                        traffic.source(),
                        traffic.medium(),
                        campaign,
                        utm == null ? null : utm.term(),
                        utm == null ? null : utm.content(),
                        traffic.origin());
    }

    private static boolean isNamed(Channel channel) {
        return !channel.equals(UNKNOWN);
    }
}
