package org.attributionj.enrich.machine;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.attributionj.core.event.Engagement;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.enrich.Enrichment;
import org.attributionj.enrich.Problem;
import org.attributionj.enrich.agent.AgentEnrichment;
import org.attributionj.enrich.agent.AgentKind;
import org.attributionj.enrich.agent.WordAgents;
import org.jspecify.annotations.Nullable;

/**
 * Labels each open, click and visit by what the event itself tells; {@link MessageActors} goes by all events of a message.
 * Immutable and thread-safe.
 *
 * <ul>
 *   <li>The sender's own word: {@code sg_machine_open} (SendGrid), {@code machine_open}, {@code bot_click}, {@code is_bot},
 *       {@code filtered_event} are MACHINE where true. {@code Apple Privacy Open} (Klaviyo) is UNKNOWN: Apple's servers load
 *       the pictures whether somebody looks or not.
 *   <li>A HEAD request, a link scanner, a robot or a tool is MACHINE.
 *   <li>A proxy that loads pictures is UNKNOWN.
 *   <li>Else a click or a visit with a browser's or a mail program's user agent is HUMAN; an open is UNKNOWN unless the
 *       sender says that it was no machine.
 * </ul>
 */
public final class MachineEnrichment implements Enrichment {
    private static final ImmutableSet<String> MACHINE_FLAGS = ImmutableSet.of(
            "sg_machine_open",
            "machine_open",
            "machineopen",
            "bot_click",
            "is_bot",
            "isbot",
            "bot",
            "filtered_event",
            "filteredevent");
    private static final ImmutableSet<String> PROXY_FLAGS =
            ImmutableSet.of("apple privacy open", "apple_privacy_open", "applemppopen", "privacy_open");
    private static final ImmutableSet<String> METHODS = ImmutableSet.of("method", "http_method", "request_method");

    private static final MachineEnrichment INSTANCE = new MachineEnrichment();

    private MachineEnrichment() {}

    /**
     * The enrichment.
     *
     * @return the only one
     */
    public static MachineEnrichment standard() {
        return INSTANCE;
    }

    @Override
    public Touchpoint enrich(Touchpoint touchpoint, Consumer<? super Problem> problems) {
        Engagement engagement = touchpoint.type().engagement();
        boolean isJudged =
                engagement == Engagement.VIEW || engagement == Engagement.CLICK || engagement == Engagement.VISIT;
        return isJudged ? label(touchpoint).on(touchpoint) : touchpoint;
    }

    /**
     * The label of one event.
     *
     * @param touchpoint the event
     * @return who was behind it, and why
     */
    public static ActorLabel label(Touchpoint touchpoint) {
        List<String> machine = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        boolean isCleared = readFlags(touchpoint.attributes(), machine, unknown);
        AgentKind kind = kindOf(touchpoint);
        if (kind != null && kind.isMachine()) {
            machine.add("user agent of a " + kind);
        } else if (kind == AgentKind.MAIL_PROXY) {
            unknown.add("pictures loaded by a proxy");
        }
        if (!machine.isEmpty()) {
            return new ActorLabel(Actor.MACHINE, machine);
        }
        if (!unknown.isEmpty()) {
            return new ActorLabel(Actor.UNKNOWN, unknown);
        }
        return unsuspicious(touchpoint.type(), kind, isCleared);
    }

    private static ActorLabel unsuspicious(TouchpointType type, @Nullable AgentKind kind, boolean isCleared) {
        if (isCleared) {
            return ActorLabel.of(Actor.HUMAN, "the sender says that it was no machine");
        }
        if (type.engagement() == Engagement.VIEW) {
            return ActorLabel.of(Actor.UNKNOWN, "nothing tells who looked");
        }
        return kind == null
                ? ActorLabel.of(Actor.UNKNOWN, "no user agent")
                : ActorLabel.of(Actor.HUMAN, "user agent of a " + kind);
    }

    /** Whether a flag says that it was no machine. */
    private static boolean readFlags(Map<String, String> attributes, List<String> machine, List<String> unknown) {
        boolean isCleared = false;
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            String key = attribute.getKey().toLowerCase(Locale.ROOT);
            String value = attribute.getValue().strip().toLowerCase(Locale.ROOT);
            boolean isTrue = value.equals("true") || value.equals("1") || value.equals("yes");
            if (MACHINE_FLAGS.contains(key) && isTrue) {
                machine.add(key);
            } else if (MACHINE_FLAGS.contains(key)) {
                isCleared |= value.equals("false") || value.equals("0") || value.equals("no");
            } else if (PROXY_FLAGS.contains(key) && isTrue) {
                unknown.add(key);
            } else if (METHODS.contains(key) && value.equals("head")) {
                machine.add("HEAD request");
            }
        }
        return isCleared;
    }

    private static @Nullable AgentKind kindOf(Touchpoint touchpoint) {
        String read = touchpoint.attributes().get(AgentEnrichment.KIND);
        if (read != null) {
            for (AgentKind kind : AgentKind.values()) {
                if (kind.toString().equals(read)) {
                    return kind;
                }
            }
        }
        String userAgent = touchpoint.userAgent();
        return userAgent == null || userAgent.isBlank()
                ? null
                : WordAgents.standard().parse(userAgent).kind();
    }
}
