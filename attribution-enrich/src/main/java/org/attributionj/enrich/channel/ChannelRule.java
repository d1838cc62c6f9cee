package org.attributionj.enrich.channel;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.attributionj.core.event.Channel;

/**
 * Says of which channel a visit is if each of its patterns matches. Immutable and thread-safe.
 */
public final class ChannelRule implements Serializable {
    private static final long serialVersionUID = 1;

    private final String id;
    private final String name;
    private final Channel channel;
    private final ImmutableMap<RuleField, TextPattern> patterns;

    private ChannelRule(String id, String name, Map<RuleField, TextPattern> patterns) {
        this.id = id;
        this.name = name;
        channel = Channel.named(name);
        this.patterns = Maps.immutableEnumMap(patterns);
    }

    /**
     * A rule.
     *
     * @param id what {@code channel_rule} says where it fired, such as {@code ga4:4}
     * @param channel the channel's name, as {@link Channel#named} takes it
     * @param patterns a regular expression for each field that the rule looks at; the whole value must match, in any case.
     *     A field without a value matches nothing. No pattern at all: the rule always fires
     * @return the rule
     * @throws IllegalArgumentException if the channel is blank or a pattern is no regular expression
     */
    public static ChannelRule of(String id, String channel, Map<RuleField, String> patterns) {
        Objects.requireNonNull(id, "id must not be null");
        Map<RuleField, TextPattern> compiled = new EnumMap<>(RuleField.class);
        patterns.forEach((field, pattern) -> compiled.put(field, TextPattern.of(pattern)));
        return new ChannelRule(id, channel, compiled);
    }

    /**
     * What {@code channel_rule} says where the rule fired.
     *
     * @return such as {@code ga4:4}
     */
    public String id() {
        return id;
    }

    /**
     * The channel's name as the rule gives it.
     *
     * @return such as {@code Paid Search}
     */
    public String name() {
        return name;
    }

    /**
     * The channel.
     *
     * @return the channel
     */
    public Channel channel() {
        return channel;
    }

    boolean matches(Map<RuleField, String> values) {
        for (Map.Entry<RuleField, TextPattern> entry : patterns.entrySet()) {
            String value = values.get(entry.getKey());
            if (value == null || !entry.getValue().matches(value)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return id + " " + name + " " + patterns;
    }

    private Object readResolve() throws InvalidObjectException {
        try {
            patterns.forEach((field, pattern) -> Objects.requireNonNull(pattern, field::name));
            return new ChannelRule(Objects.requireNonNull(id, "id must not be null"), name, patterns);
        } catch (RuntimeException e) {
            throw TextPattern.refused(e);
        }
    }
}
