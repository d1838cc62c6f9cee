package org.attributionj.report.email;

import java.util.Locale;
import java.util.Optional;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;

/** What a touchpoint says about an e-mail. */
enum EmailStage {
    SENT,
    DELIVERED,
    BOUNCED,
    HUMAN_OPEN,
    MACHINE_OPEN,
    HUMAN_CLICK,
    MACHINE_CLICK,
    UNSUBSCRIBED,
    COMPLAINED;

    /** The stage of a touchpoint; nothing if it is no e-mail's. */
    static Optional<EmailStage> of(Touchpoint touchpoint) {
        TouchpointType type = touchpoint.type();
        if (!type.isEmail() && !touchpoint.channel().equals(Channel.EMAIL)) {
            return Optional.empty();
        }
        String name = type.name().toLowerCase(Locale.ROOT);
        boolean isMachine = isMachine(touchpoint, name);
        if (name.contains("bounce")) {
            return Optional.of(BOUNCED);
        }
        if (name.contains("unsubscribe")) {
            return Optional.of(UNSUBSCRIBED);
        }
        if (name.contains("complain") || name.contains("spam")) {
            return Optional.of(COMPLAINED);
        }
        return switch (type.engagement()) {
            case SENT -> Optional.of(SENT);
            case DELIVERED -> Optional.of(DELIVERED);
            case VIEW -> Optional.of(isMachine ? MACHINE_OPEN : HUMAN_OPEN);
            case CLICK -> Optional.of(isMachine ? MACHINE_CLICK : HUMAN_CLICK);
            case VISIT, ACTION -> Optional.empty();
        };
    }

    /**
     * A touchpoint that is a machine's: by its type's name, an attribute {@code machine} or {@code bot}, or the label
     * {@code actor} that enrichment gives.
     */
    private static boolean isMachine(Touchpoint touchpoint, String name) {
        return name.contains("machine")
                || "machine".equalsIgnoreCase(touchpoint.attributes().get("actor"))
                || Boolean.parseBoolean(touchpoint.attributes().get("machine"))
                || Boolean.parseBoolean(touchpoint.attributes().get("bot"));
    }
}
