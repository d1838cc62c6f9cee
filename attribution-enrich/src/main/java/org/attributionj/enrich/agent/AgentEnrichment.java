package org.attributionj.enrich.agent;

import java.util.Objects;
import java.util.function.Consumer;
import org.attributionj.core.event.Device;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.enrich.Enrichment;
import org.attributionj.enrich.Problem;
import org.attributionj.enrich.internal.Attributes;
import org.attributionj.enrich.internal.TextMemo;
import org.jspecify.annotations.Nullable;

/**
 * Fills in the device that a user agent tells, and the kind of program in the attribute {@value #KIND}. What the touchpoint
 * knows of its device already, stays. Agents are remembered in a memory of fixed size. Thread-safe.
 */
public final class AgentEnrichment implements Enrichment {
    /** The attribute with the kind of program, such as {@code browser} or {@code mail proxy}. */
    public static final String KIND = "agent";

    private final AgentParser parser;
    private final TextMemo<Agent> memo = new TextMemo<>();

    private AgentEnrichment(AgentParser parser) {
        this.parser = parser;
    }

    /**
     * An enrichment by a parser of user agents.
     *
     * @param parser the parser
     * @return the enrichment
     */
    public static AgentEnrichment of(AgentParser parser) {
        return new AgentEnrichment(Objects.requireNonNull(parser, "parser must not be null"));
    }

    @Override
    public Touchpoint enrich(Touchpoint touchpoint, Consumer<? super Problem> problems) {
        String userAgent = touchpoint.userAgent();
        Agent agent = userAgent == null || userAgent.isBlank() ? null : memo.get(userAgent, parser::parse);
        if (agent == null) {
            return touchpoint;
        }
        Device device = merged(touchpoint.device(), agent.device());
        Attributes attributes = new Attributes(touchpoint.attributes());
        attributes.setIfAbsent(KIND, agent.kind().toString());
        return attributes.isChanged() || !Objects.equals(device, touchpoint.device())
                ? touchpoint.toBuilder()
                        .device(device)
                        .attributes(attributes.toMap())
                        .build()
                : touchpoint;
    }

    private static @Nullable Device merged(@Nullable Device own, Device read) {
        boolean isNothing = read.type() == null && read.system() == null && read.browser() == null;
        if (own == null || isNothing) {
            return own != null || isNothing ? own : read;
        }
        return Device.builder()
                .type(own.type() == null ? read.type() : own.type())
                .system(own.system() == null ? read.system() : own.system())
                .browser(own.browser() == null ? read.browser() : own.browser())
                .build();
    }
}
