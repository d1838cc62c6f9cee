package org.attributionj.io.event;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.attributionj.core.event.Engagement;
import org.attributionj.core.event.TouchpointType;
import org.jspecify.annotations.Nullable;

/**
 * Touchpoint types from their names. A name that is not well known is a type of its own, whose engagement is read from the
 * words in it. Keeps the types that it has seen, up to a bound. Single thread.
 */
final class TypeNames {
    private static final int MOST_KEPT = 10_000;

    private final Map<String, TouchpointType> kept = new HashMap<>();

    TouchpointType of(String name) {
        TouchpointType type = kept.get(name);
        if (type == null) {
            type = TouchpointType.find(name).orElseGet(() -> TouchpointType.of(name, engagementIn(name)));
            if (kept.size() < MOST_KEPT) {
                kept.put(name, type);
            }
        }
        return type;
    }

    /** A type whose engagement, and maybe channel, is given; the well-known one of that name if it agrees. */
    TouchpointType of(String name, String engagement, @Nullable String channel) {
        Engagement given = engagement(engagement);
        Optional<TouchpointType> known =
                TouchpointType.find(name).filter(type -> type.engagement() == given && channel == null);
        return known.orElseGet(() -> new TouchpointType(name, given, channel));
    }

    private static Engagement engagement(String name) {
        for (Engagement engagement : Engagement.values()) {
            if (engagement.name().equalsIgnoreCase(name)) {
                return engagement;
            }
        }
        throw new IllegalArgumentException("is no engagement; write sent, delivered, view, click, visit or action");
    }

    /**
     * What the words in a type's name say: impression, shown, served, open: view; click: click; sent: sent; delivered:
     * delivered; visit, session, page: visit; view: view; anything else: action. The first of these that occurs counts.
     */
    static Engagement engagementIn(String name) {
        String words = name.toLowerCase(Locale.ROOT);
        if (hasAny(words, "impression", "shown", "served", "open")) {
            return Engagement.VIEW;
        }
        if (words.contains("click")) {
            return Engagement.CLICK;
        }
        if (words.contains("sent")) {
            return Engagement.SENT;
        }
        if (words.contains("delivered")) {
            return Engagement.DELIVERED;
        }
        if (hasAny(words, "visit", "session", "page")) {
            return Engagement.VISIT;
        }
        return words.contains("view") ? Engagement.VIEW : Engagement.ACTION;
    }

    private static boolean hasAny(String text, String... words) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
