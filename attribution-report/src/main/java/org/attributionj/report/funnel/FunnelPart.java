package org.attributionj.report.funnel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.report.credit.Wilson;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Column;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.Table;
import org.attributionj.report.document.Unit;
import org.attributionj.report.history.Calendar;
import org.attributionj.report.history.CustomerHistory;
import org.attributionj.report.history.ReportPart;

/**
 * Counts one funnel. A customer enters with the first event of the period that meets step 1; each further step is the first
 * later event (or the same one, if it meets both) that meets it, within the window from the entry. So a customer who is in a
 * step is in all before it. Each customer counts once.
 */
public final class FunnelPart implements ReportPart {
    private final Funnel funnel;
    private final Calendar calendar;
    private final Instant lastEvent;
    private final long[] reached;
    private final List<List<Long>> seconds = new ArrayList<>();
    private long open;

    /** One event with the steps that it meets. */
    private record Event(Instant time, int steps, String held, boolean isConversion) {
        boolean meets(int step) {
            return (steps >> step & 1) != 0;
        }
    }

    /**
     * Nothing counted yet.
     *
     * @param funnel the funnel
     * @param calendar the days
     * @param lastEvent when the data end: entries whose window ends later are still open
     */
    public FunnelPart(Funnel funnel, Calendar calendar, Instant lastEvent) {
        this.funnel = funnel;
        this.calendar = calendar;
        this.lastEvent = lastEvent;
        reached = new long[funnel.steps().size()];
        for (int i = 0; i < reached.length; i++) {
            seconds.add(new ArrayList<>());
        }
    }

    @Override
    public void add(CustomerHistory history) {
        List<Event> events = events(history);
        for (int i = 0; i < events.size(); i++) {
            Event entry = events.get(i);
            if (entry.meets(0) && calendar.slot(calendar.day(entry.time())) == Calendar.NOW) {
                follow(events, i, entry);
                return;
            }
        }
    }

    private List<Event> events(CustomerHistory history) {
        List<Event> events = new ArrayList<>();
        for (Touchpoint touchpoint : history.touchpoints()) {
            int steps = 0;
            for (int step = 0; step < reached.length; step++) {
                steps |= funnel.steps().get(step).isMetBy(touchpoint) ? 1 << step : 0;
            }
            if (steps != 0) {
                events.add(new Event(touchpoint.time(), steps, held(touchpoint), false));
            }
        }
        for (Conversion conversion : history.conversions()) {
            int steps = 0;
            for (int step = 0; step < reached.length; step++) {
                steps |= funnel.steps().get(step).isMetBy(conversion) ? 1 << step : 0;
            }
            if (steps != 0) {
                events.add(new Event(conversion.time(), steps, "", true));
            }
        }
        events.sort(Comparator.comparing(Event::time).thenComparing(Event::isConversion));
        return events;
    }

    private String held(Touchpoint touchpoint) {
        return switch (funnel.held()) {
            case "campaign" -> String.valueOf(touchpoint.campaign());
            case "creative" -> String.valueOf(touchpoint.creative());
            case "channel" -> touchpoint.channel().name();
            default -> "";
        };
    }

    private void follow(List<Event> events, int from, Event entry) {
        Instant end = entry.time().plus(funnel.window());
        open += end.isAfter(lastEvent) ? 1 : 0;
        int step = 0;
        Instant before = entry.time();
        for (int i = from; i < events.size() && step < reached.length; i++) {
            Event event = events.get(i);
            if (event.time().isAfter(end)) {
                break;
            }
            boolean isHeld = event.isConversion() || event.held().equals(entry.held());
            while (step < reached.length && isHeld && event.meets(step)) {
                reached[step]++;
                seconds.get(step).add(Duration.between(before, event.time()).toSeconds());
                before = event.time();
                step++;
            }
        }
    }

    /**
     * The funnel as a table.
     *
     * @param id the table's id
     * @return one row per step
     */
    public Table table(String id) {
        List<Row> rows = new ArrayList<>();
        for (int step = 0; step < reached.length; step++) {
            long before = step == 0 ? reached[0] : reached[step - 1];
            Cell first = Cell.missing(Unit.PERCENT, "the first step");
            rows.add(Row.of(
                    (step + 1) + ". " + funnel.steps().get(step).name(),
                    Cell.count(reached[step]),
                    step == 0
                            ? first
                            : Cell.quotient(Unit.PERCENT, reached[step], before, "nobody before")
                                    .with(Wilson.of(reached[step], before)),
                    Cell.quotient(Unit.PERCENT, reached[step], reached[0], "nobody entered"),
                    step == 0 ? Cell.missing(Unit.COUNT, "the first step") : Cell.count(before - reached[step]),
                    step == 0 ? Cell.missing(Unit.DAYS, "the first step") : median(seconds.get(step))));
        }
        return new Table(
                id,
                funnel.name(),
                null,
                "step",
                List.of(
                        new Column("customers", "Customers", Unit.COUNT),
                        new Column("step-rate", "Step rate", Unit.PERCENT),
                        new Column("total-rate", "Total rate", Unit.PERCENT),
                        new Column("lost", "Lost", Unit.COUNT),
                        new Column("median-time", "Median time", Unit.DAYS)),
                rows);
    }

    private static Cell median(List<Long> times) {
        if (times.isEmpty()) {
            return Cell.missing(Unit.DAYS, "nobody came so far");
        }
        long[] sorted = times.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return Cell.of(Unit.DAYS, sorted[(sorted.length - 1) / 2] / 86_400.0);
    }

    /**
     * The customers who entered.
     *
     * @return their number
     */
    public long entered() {
        return reached[0];
    }

    /**
     * The customers who came through to the last step.
     *
     * @return their number
     */
    public long finished() {
        return reached[reached.length - 1];
    }

    /**
     * The entries whose window ends after the data.
     *
     * @return their number
     */
    public long open() {
        return open;
    }

    /**
     * The funnel.
     *
     * @return what is counted
     */
    public Funnel funnel() {
        return funnel;
    }
}
