package org.attributionj.report.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attributionj.core.event.Channel;
import org.attributionj.core.journey.Journey;
import org.attributionj.report.credit.Wilson;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Column;
import org.attributionj.report.document.Interval;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.RowKind;
import org.attributionj.report.document.Section;
import org.attributionj.report.document.Statement;
import org.attributionj.report.document.Table;
import org.attributionj.report.document.Unit;
import org.attributionj.report.history.Calendar;
import org.attributionj.report.history.CreditedJourney;
import org.attributionj.report.history.CustomerHistory;
import org.attributionj.report.history.ReportPart;

/**
 * Which channels meet, and whether they do more together than apart.
 *
 * <pre>
 *   overlap(A, B) = conversions with both / conversions with either
 *   synergy(A, B) = r(A and B) - r(A without B) - r(B without A) + r(neither),  r = converting / all journeys
 * </pre>
 *
 * <p>The interval of a synergy is that of a sum of independent rates, p(1-p)/n each; it needs 30 journeys in every cell.
 */
public final class OverlapPart implements ReportPart {
    private static final long FEWEST = 30;
    private static final int MOST_CHANNELS = 12;
    private static final double Z = 1.959963984540054;

    private final Calendar calendar;
    /** Converting and open journeys by the set of their channels. */
    private final Map<String, long[]> sets = new TreeMap<>();

    private final Map<String, Set<String>> members = new TreeMap<>();

    /**
     * Nothing counted yet.
     *
     * @param calendar the days
     */
    public OverlapPart(Calendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public void add(CustomerHistory history) {
        for (CreditedJourney journey : history.credited()) {
            if (journey.slot() == Calendar.NOW && journey.length() > 0) {
                add(journey.journey(), 0);
            }
        }
        for (Journey journey : history.open()) {
            if (calendar.slot(calendar.day(journey.end())) == Calendar.NOW) {
                add(journey, 1);
            }
        }
    }

    private void add(Journey journey, int outcome) {
        Set<String> channels = new TreeSet<>();
        for (Channel channel : journey.channels()) {
            channels.add(channel.name());
        }
        String key = String.join("\0", channels);
        members.putIfAbsent(key, channels);
        sets.computeIfAbsent(key, each -> new long[2])[outcome]++;
    }

    private long count(int outcome, String with, boolean hasWith, String and, boolean hasAnd) {
        long count = 0;
        for (Map.Entry<String, long[]> each : sets.entrySet()) {
            Set<String> channels = members.getOrDefault(each.getKey(), Set.of());
            if (channels.contains(with) == hasWith && channels.contains(and) == hasAnd) {
                count += each.getValue()[outcome];
            }
        }
        return count;
    }

    private List<String> largest() {
        Map<String, Long> conversions = new TreeMap<>();
        sets.forEach((key, counts) -> members.getOrDefault(key, Set.of())
                .forEach(channel -> conversions.merge(channel, counts[0] + counts[1], Long::sum)));
        List<String> channels = new ArrayList<>(conversions.keySet());
        channels.sort(
                (left, right) -> Long.compare(conversions.getOrDefault(right, 0L), conversions.getOrDefault(left, 0L)));
        return channels.subList(0, Math.min(MOST_CHANNELS, channels.size()));
    }

    /**
     * The section.
     *
     * @return the section; nothing if no two channels occur
     */
    public Optional<Section> section() {
        List<String> channels = largest();
        List<Row> rows = new ArrayList<>();
        int outstanding = 0;
        int told = 0;
        for (int i = 0; i < channels.size(); i++) {
            for (int j = i + 1; j < channels.size(); j++) {
                Row row = row(channels.get(i), channels.get(j));
                Interval interval = row.cells().get(3).interval();
                told += interval == null ? 0 : 1;
                outstanding += interval != null && interval.excludes(0) ? 1 : 0;
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        String sentence = told == 0
                ? "No pair of channels has 30 journeys with both, either and neither: too few to tell a synergy."
                : outstanding + " of " + told + " pairs convert differently together than the sum of their parts.";
        return Optional.of(new Section(
                "overlap",
                "Overlap and synergy",
                null,
                List.of(new Statement(null, sentence)),
                List.of(new Table(
                        "pairs",
                        "All pairs of channels",
                        null,
                        "pair",
                        List.of(
                                new Column("both", "Conversions with both", Unit.COUNT),
                                new Column("overlap", "Overlap", Unit.PERCENT),
                                new Column("journeys", "Journeys with both", Unit.COUNT),
                                new Column("synergy", "Synergy", Unit.POINTS)),
                        rows)),
                List.of(
                        "Overlap: conversions with both / conversions with either. Synergy: rate(both) - rate(first"
                                + " only) - rate(second only) + rate(neither), of journeys that ended in the period.",
                        told + " pairs are looked at: of twenty without any synergy one stands out by chance.")));
    }

    private Row row(String first, String second) {
        long both = count(0, first, true, second, true);
        long either = both + count(0, first, true, second, false) + count(0, first, false, second, true);
        long journeys = both + count(1, first, true, second, true);
        return new Row(
                List.of(first + " + " + second),
                RowKind.GROUP,
                List.of(
                        Cell.count(both),
                        Cell.quotient(Unit.PERCENT, both, either, "no conversions")
                                .with(Wilson.of(both, either)),
                        Cell.count(journeys),
                        synergy(first, second)));
    }

    private Cell synergy(String first, String second) {
        double sum = 0;
        double variance = 0;
        for (int cell = 0; cell < 4; cell++) {
            boolean hasFirst = (cell & 1) != 0;
            boolean hasSecond = (cell & 2) != 0;
            long converted = count(0, first, hasFirst, second, hasSecond);
            long all = converted + count(1, first, hasFirst, second, hasSecond);
            if (all < FEWEST) {
                return Cell.missing(Unit.POINTS, "fewer than 30");
            }
            double rate = (double) converted / all;
            sum += hasFirst == hasSecond ? rate : -rate;
            variance += rate * (1 - rate) / all;
        }
        double half = Z * Math.sqrt(variance);
        return Cell.of(Unit.POINTS, sum).with(new Interval(sum - half, sum + half, 0.95));
    }
}
