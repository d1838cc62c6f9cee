package org.attributionj.sources;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.core.event.Touchpoint;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one touchpoint of each session: the first that has a source, at the time at which the session began; the first if
 * none has one. Sessions have ids, or end with a pause, or with another source. O(n log n).
 */
final class Sessions {
    private Sessions() {}

    /**
     * The events with touchpoints folded.
     *
     * @param gap the pause that ends a session of touchpoints without an id; null to keep these apart
     */
    static List<Found> fold(List<Found> events, @Nullable Duration gap) {
        Map<String, List<Found>> bySession = new LinkedHashMap<>();
        Map<String, List<Found>> withoutSession = new LinkedHashMap<>();
        List<Found> kept = new ArrayList<>();
        for (Found event : events) {
            Touchpoint touchpoint = event.row().touchpoint();
            if (touchpoint == null) {
                kept.add(event);
            } else if (touchpoint.session() != null) {
                bySession
                        .computeIfAbsent(touchpoint.customer() + "\0" + touchpoint.session(), key -> new ArrayList<>(2))
                        .add(event);
            } else if (gap != null) {
                withoutSession
                        .computeIfAbsent(touchpoint.customer(), key -> new ArrayList<>(2))
                        .add(event);
            } else if (event.hasSource()) {
                kept.add(event);
            }
        }
        if (gap == null) {
            bySession.values().forEach(session -> kept.add(one(sorted(session))));
        } else {
            bySession.values().forEach(session -> split(sorted(session), gap, kept));
            withoutSession.values().forEach(visits -> split(sorted(visits), gap, kept));
        }
        return kept;
    }

    private static List<Found> sorted(List<Found> events) {
        events.sort(Comparator.comparing((Found event) -> touch(event), Touchpoint.ORDER));
        return events;
    }

    private static Touchpoint touch(Found event) {
        Touchpoint touchpoint = event.row().touchpoint();
        if (touchpoint == null) {
            throw new IllegalStateException("only touchpoints have sessions");
        }
        return touchpoint;
    }

    private static void split(List<Found> visits, Duration gap, List<Found> kept) {
        List<Found> session = new ArrayList<>();
        Instant last = Instant.MIN;
        String source = null;
        for (Found visit : visits) {
            Touchpoint touchpoint = touch(visit);
            boolean isPause = !session.isEmpty() && touchpoint.time().isAfter(last.plus(gap));
            String named = visit.hasSource() ? touchpoint.channel().name() : null;
            boolean isOther = named != null && source != null && !named.equals(source);
            if (isPause || isOther) {
                kept.add(one(session));
                session = new ArrayList<>();
                source = null;
            }
            session.add(visit);
            source = named == null ? source : named;
            last = touchpoint.time();
        }
        if (!session.isEmpty()) {
            kept.add(one(session));
        }
    }

    /** The touchpoint of a session, whose visits are in the order of time. */
    private static Found one(List<Found> session) {
        Found first = session.get(0);
        for (Found visit : session) {
            if (visit.hasSource()) {
                return visit.at(touch(first).time());
            }
        }
        return first;
    }
}
