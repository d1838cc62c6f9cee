package org.attributionj.report.funnel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.report.history.CustomerHistory;

/** One customer's attempts at a funnel. */
final class FunnelWalk {
    private final Funnel funnel;
    private final List<Event> events = new ArrayList<>();

    /** One event with the steps that it meets, as bits. */
    private record Event(Instant time, int steps, boolean ends, String held, String segment, boolean isConversion) {
        boolean meets(int step) {
            return (steps >> step & 1) != 0;
        }
    }

    /**
     * An attempt.
     *
     * @param entry when it began
     * @param reached when each stage was reached, from the entry on; stages that were not are missing at the end
     * @param segment of the entry
     */
    record Attempt(Instant entry, List<Instant> reached, String segment) {}

    FunnelWalk(Funnel funnel, CustomerHistory history) {
        this.funnel = funnel;
        for (Touchpoint touchpoint : history.touchpoints()) {
            int steps = 0;
            for (int step = 0; step < funnel.steps().size(); step++) {
                steps |= funnel.steps().get(step).isMetBy(touchpoint) ? 1 << step : 0;
            }
            boolean ends = funnel.without().stream().anyMatch(end -> end.isMetBy(touchpoint));
            if (steps != 0 || ends) {
                events.add(new Event(
                        touchpoint.time(),
                        steps,
                        ends,
                        TouchpointField.of(touchpoint, funnel.held()),
                        TouchpointField.of(touchpoint, funnel.segment()),
                        false));
            }
        }
        for (Conversion conversion : history.conversions()) {
            int steps = 0;
            for (int step = 0; step < funnel.steps().size(); step++) {
                steps |= funnel.steps().get(step).isMetBy(conversion) ? 1 << step : 0;
            }
            boolean ends = funnel.without().stream().anyMatch(end -> end.isMetBy(conversion));
            if (steps != 0 || ends) {
                events.add(new Event(conversion.time(), steps, ends, "", "", true));
            }
        }
        events.sort(Comparator.comparing(Event::time).thenComparing(Event::isConversion));
    }

    /** The attempts that begin in the period, in their order. */
    List<Attempt> attempts(Predicate<Instant> isInPeriod) {
        List<Attempt> attempts = new ArrayList<>();
        int next = 0;
        while (next < events.size()) {
            Event entry = events.get(next);
            boolean enters = (funnel.order() == Funnel.Order.ANY ? entry.steps() != 0 : entry.meets(0))
                    && isInPeriod.test(entry.time());
            if (!enters) {
                next++;
                continue;
            }
            List<Instant> reached = new ArrayList<>();
            next = follow(next, reached);
            attempts.add(new Attempt(entry.time(), reached, entry.segment()));
            if (funnel.entries() == Funnel.Entries.FIRST) {
                break;
            }
        }
        return attempts;
    }

    /** Collects when the stages of an attempt were reached; the index of the first event that is not part of it. */
    private int follow(int from, List<Instant> reached) {
        Event entry = events.get(from);
        Instant end = entry.time().plus(funnel.window());
        int all = funnel.steps().size();
        int met = 0;
        for (int i = from; i < events.size(); i++) {
            Event event = events.get(i);
            if (event.time().isAfter(end)) {
                return i;
            }
            if (i > from && event.ends()) {
                return i + 1;
            }
            if (event.isConversion() || event.held().equals(entry.held())) {
                met |= funnel.order() == Funnel.Order.ANY ? event.steps() : nextSteps(event, reached.size());
            }
            while (reached.size() < Integer.bitCount(met)) {
                reached.add(event.time());
            }
            if (reached.size() == all) {
                return i + 1;
            }
        }
        return events.size();
    }

    /** The steps that an event meets without a gap after those that were reached. */
    private static int nextSteps(Event event, int reached) {
        int next = 0;
        for (int step = reached; event.meets(step); step++) {
            next |= 1 << step;
        }
        return next;
    }
}
