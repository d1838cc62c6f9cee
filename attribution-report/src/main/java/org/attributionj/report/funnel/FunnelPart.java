package org.attributionj.report.funnel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.attributionj.report.credit.Wilson;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Column;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.RowKind;
import org.attributionj.report.document.Table;
import org.attributionj.report.document.Unit;
import org.attributionj.report.history.Calendar;
import org.attributionj.report.history.CustomerHistory;
import org.attributionj.report.history.ReportPart;

/**
 * Counts one funnel. An attempt begins with an event of the period that meets step 1 (any step, where order does not matter);
 * each further step is the first later event (or the same one, if it meets both) that meets it, within the window from the
 * entry. So who is in a step is in all before it.
 */
public final class FunnelPart implements ReportPart {
    private static final String NONE = "(none)";

    private final Funnel funnel;
    private final Calendar calendar;
    private final Instant lastEvent;
    private final long[] reached;
    private final List<List<Long>> seconds = new ArrayList<>();
    private final Map<String, long[]> bySegment = new TreeMap<>();
    private long open;

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
        new FunnelWalk(funnel, history)
                .attempts(time -> calendar.slot(calendar.day(time)) == Calendar.NOW)
                .forEach(this::add);
    }

    private void add(FunnelWalk.Attempt attempt) {
        boolean isThrough = attempt.reached().size() == reached.length;
        open += !isThrough && attempt.entry().plus(funnel.window()).isAfter(lastEvent) ? 1 : 0;
        long[] ofSegment = bySegment.computeIfAbsent(
                attempt.segment().isEmpty() ? NONE : attempt.segment(), segment -> new long[reached.length]);
        Instant before = attempt.entry();
        for (int step = 0; step < attempt.reached().size(); step++) {
            Instant time = attempt.reached().get(step);
            reached[step]++;
            ofSegment[step]++;
            seconds.get(step).add(Duration.between(before, time).toSeconds());
            before = time;
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
                    stage(step),
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
                        entries(),
                        new Column("step-rate", "Step rate", Unit.PERCENT),
                        new Column("total-rate", "Total rate", Unit.PERCENT),
                        new Column("lost", "Lost", Unit.COUNT),
                        new Column("median-time", "Median time", Unit.DAYS)),
                rows);
    }

    private String stage(int step) {
        return funnel.order() == Funnel.Order.ANY
                ? (step + 1) + " of " + reached.length + " steps"
                : (step + 1) + ". " + funnel.steps().get(step).name();
    }

    private Column entries() {
        return funnel.entries() == Funnel.Entries.ALL
                ? new Column("entries", "Entries", Unit.COUNT)
                : new Column("customers", "Customers", Unit.COUNT);
    }

    /**
     * The funnel by the segments of its entries.
     *
     * @param id the table's id
     * @return one row per segment, and one of all; nothing if the funnel names no segment
     */
    public Optional<Table> bySegment(String id) {
        if (funnel.segment().isEmpty()) {
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>();
        for (int step = 0; step < reached.length; step++) {
            columns.add(new Column("step-" + (step + 1), stage(step), Unit.COUNT));
        }
        columns.add(new Column("total-rate", "Total rate", Unit.PERCENT));
        List<Row> rows = new ArrayList<>();
        bySegment.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, long[]> segment) -> -segment.getValue()[0])
                        .thenComparing(Map.Entry::getKey))
                .forEach(segment ->
                        rows.add(new Row(List.of(segment.getKey()), RowKind.GROUP, cells(segment.getValue()))));
        rows.add(new Row(List.of("All"), RowKind.TOTAL, cells(reached)));
        return Optional.of(
                new Table(id, funnel.name() + " by " + funnel.segment(), null, funnel.segment(), columns, rows));
    }

    private static List<Cell> cells(long[] reached) {
        List<Cell> cells = new ArrayList<>();
        for (long count : reached) {
            cells.add(Cell.count(count));
        }
        long last = reached[reached.length - 1];
        cells.add(
                Cell.quotient(Unit.PERCENT, last, reached[0], "nobody entered").with(Wilson.of(last, reached[0])));
        return cells;
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
     * The entries.
     *
     * @return their number
     */
    public long entered() {
        return reached[0];
    }

    /**
     * The entries that came through to the last step.
     *
     * @return their number
     */
    public long finished() {
        return reached[reached.length - 1];
    }

    /**
     * The entries that are not through, and whose window ends after the data.
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
