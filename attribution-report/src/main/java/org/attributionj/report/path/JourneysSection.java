package org.attributionj.report.path;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attributionj.report.credit.CurrencyView;
import org.attributionj.report.credit.Wilson;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Column;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.RowKind;
import org.attributionj.report.document.Section;
import org.attributionj.report.document.Statement;
import org.attributionj.report.document.Table;
import org.attributionj.report.document.Unit;

/** How people get to a conversion. */
public final class JourneysSection {
    private static final int TOP = 20;
    private static final int MOST_CHANNELS = 12;
    private static final String NONE = "no conversions";

    private final PathPart part;
    private final PathPart.Sheet sheet;
    private final CurrencyView view;

    private JourneysSection(PathPart part, PathPart.Sheet sheet, CurrencyView view) {
        this.part = part;
        this.sheet = sheet;
        this.view = view;
    }

    /**
     * The section of a currency.
     *
     * @param part what was counted
     * @param view the currency's sums
     * @param currency the currency's number
     * @return the section; nothing if there is no conversion
     */
    public static Optional<Section> of(PathPart part, CurrencyView view, int currency) {
        PathPart.Sheet sheet = part.sheet(currency);
        if (sheet.conversions == 0) {
            return Optional.empty();
        }
        JourneysSection section = new JourneysSection(part, sheet, view);
        return Optional.of(new Section(
                "journeys",
                "Journeys",
                view.code(),
                List.of(new Statement(null, section.sentence())),
                List.of(
                        section.paths(),
                        section.lengths(),
                        section.lags(),
                        section.lagGroups(),
                        section.firstLast(),
                        section.transitions(),
                        section.dropOff()),
                List.of("Rate: converting journeys / all journeys of exactly this path that ended in the period, Wilson"
                        + " interval. Repeats of a channel are joined; of paths with more than "
                        + PathPart.MOST_STEPS + " steps the last ones are told apart.")));
    }

    private List<Map.Entry<List<String>, PathSums>> sorted() {
        List<Map.Entry<List<String>, PathSums>> paths = new ArrayList<>(sheet.paths.entrySet());
        paths.sort(Comparator.comparingLong((Map.Entry<List<String>, PathSums> each) -> each.getValue().conversions)
                .thenComparingLong(each -> each.getValue().value)
                .reversed()
                .thenComparing(each -> String.join(" > ", each.getKey())));
        return paths;
    }

    private String sentence() {
        long several = sheet.withTouchpoints - sheet.lengths[1];
        Cell part = Cell.quotient(Unit.PERCENT, several, sheet.withTouchpoints, NONE);
        List<Map.Entry<List<String>, PathSums>> paths = sorted();
        long top = paths.stream()
                .limit(TOP)
                .mapToLong(each -> each.getValue().conversions)
                .sum();
        Cell share = Cell.quotient(Unit.PERCENT, top, sheet.withTouchpoints, NONE);
        return view.text().of(part) + " of the conversions with a touchpoint had two or more. The "
                + Math.min(TOP, paths.size()) + " most frequent of "
                + view.text().of(Cell.count(paths.size()))
                + " paths make " + view.text().of(share) + ".";
    }

    private Table paths() {
        List<Row> rows = new ArrayList<>();
        List<Map.Entry<List<String>, PathSums>> paths = sorted();
        for (Map.Entry<List<String>, PathSums> each : paths.subList(0, Math.min(TOP, paths.size()))) {
            PathSums sums = each.getValue();
            long journeys = sums.conversions + part.open(each.getKey());
            rows.add(Row.of(
                    String.join(" > ", each.getKey()),
                    Cell.count(sums.conversions),
                    view.money(sums.value),
                    Cell.quotient(Unit.PERCENT, sums.conversions, journeys, NONE)
                            .with(Wilson.of(sums.conversions, journeys)),
                    Cell.quotient(Unit.NUMBER, sums.touchpoints, sums.conversions, NONE),
                    Cell.of(Unit.DAYS, sums.medianDays())));
        }
        return new Table(
                "paths",
                "The most frequent converting paths",
                null,
                "path",
                List.of(
                        new Column("conversions", "Conversions", Unit.COUNT),
                        new Column("value", "Value", Unit.MONEY),
                        new Column("rate", "Rate", Unit.PERCENT),
                        new Column("touchpoints", "Touchpoints", Unit.NUMBER),
                        new Column("median-time", "Median time", Unit.DAYS)),
                rows);
    }

    private Table lengths() {
        List<Row> rows = new ArrayList<>();
        for (int length = 0; length <= PathPart.LONGEST; length++) {
            String name = length == 0 ? "none" : length == PathPart.LONGEST ? length + "+" : Integer.toString(length);
            rows.add(Row.of(
                    name,
                    Cell.count(sheet.lengths[length]),
                    Cell.quotient(Unit.PERCENT, sheet.lengths[length], sheet.conversions, NONE),
                    view.money(sheet.lengthValues[length])));
        }
        return new Table(
                "lengths",
                "Touchpoints per conversion",
                null,
                "touchpoints",
                List.of(
                        new Column("conversions", "Conversions", Unit.COUNT),
                        new Column("share", "Share", Unit.PERCENT),
                        new Column("value", "Value", Unit.MONEY)),
                rows);
    }

    private Table lags() {
        List<Row> rows = new ArrayList<>();
        long sum = 0;
        for (int day = 0; day <= PathPart.MOST_DAYS; day++) {
            sum += sheet.days[day];
            rows.add(Row.of(
                    day == PathPart.MOST_DAYS ? day + "+" : Integer.toString(day),
                    Cell.count(sheet.days[day]),
                    Cell.quotient(Unit.PERCENT, sum, sheet.withTouchpoints, "no touchpoints")));
        }
        return new Table(
                "lags",
                "Days from first touchpoint to conversion",
                null,
                "days",
                List.of(
                        new Column("conversions", "Conversions", Unit.COUNT),
                        new Column("up-to", "Up to here", Unit.PERCENT)),
                rows);
    }

    private Table lagGroups() {
        int[][] groups = {{0, 0}, {1, 1}, {2, 7}, {8, 30}, {31, PathPart.MOST_DAYS}};
        List<String> names = List.of("same day", "1 day", "2 to 7 days", "8 to 30 days", "over 30 days");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < groups.length; i++) {
            long count = 0;
            for (int day = groups[i][0]; day <= groups[i][1]; day++) {
                count += sheet.days[day];
            }
            rows.add(Row.of(
                    names.get(i),
                    Cell.count(count),
                    Cell.quotient(Unit.PERCENT, count, sheet.withTouchpoints, "no touchpoints")));
        }
        return new Table(
                "lag-groups",
                "How long journeys take",
                null,
                "time",
                List.of(
                        new Column("conversions", "Conversions", Unit.COUNT),
                        new Column("share", "Share", Unit.PERCENT)),
                rows);
    }

    private List<String> shownChannels() {
        List<String> channels = new ArrayList<>(part.channels());
        channels.sort(Comparator.comparingLong(
                        (String channel) -> part.transitions().getOrDefault(channel, Map.of()).values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                .reversed());
        return channels.subList(0, Math.min(MOST_CHANNELS, channels.size()));
    }

    private Table firstLast() {
        List<String> channels = shownChannels();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < channels.size(); i++) {
            columns.add(new Column("last-" + i, channels.get(i), Unit.COUNT));
        }
        columns.add(new Column("all", "All", Unit.COUNT));
        List<Row> rows = new ArrayList<>();
        for (String first : channels) {
            Map<String, Long> last = sheet.firstLast.getOrDefault(first, Map.of());
            List<Cell> cells = new ArrayList<>();
            channels.forEach(channel -> cells.add(Cell.count(last.getOrDefault(channel, 0L))));
            cells.add(
                    Cell.count(last.values().stream().mapToLong(Long::longValue).sum()));
            rows.add(new Row(List.of(first), RowKind.GROUP, cells));
        }
        return new Table("first-last", "First touchpoint by last touchpoint", null, "first, then last", columns, rows);
    }

    private Table transitions() {
        List<String> channels = shownChannels();
        List<String> next = new ArrayList<>(channels);
        next.add(PathPart.CONVERSION);
        next.add(PathPart.NO_CONVERSION);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < next.size(); i++) {
            columns.add(new Column("to-" + i, next.get(i), Unit.PERCENT));
        }
        List<Row> rows = new ArrayList<>();
        for (String channel : channels) {
            Map<String, Long> to = part.transitions().getOrDefault(channel, Map.of());
            long all = to.values().stream().mapToLong(Long::longValue).sum();
            List<Cell> cells = new ArrayList<>();
            next.forEach(
                    each -> cells.add(Cell.quotient(Unit.PERCENT, to.getOrDefault(each, 0L), all, "no touchpoint")));
            rows.add(new Row(List.of(channel), RowKind.GROUP, cells));
        }
        return new Table("transitions", "What comes after a touchpoint", null, "from, to", columns, rows);
    }

    private Table dropOff() {
        List<Row> rows = new ArrayList<>();
        for (int step = 1; step <= PathPart.LONGEST; step++) {
            long reached = part.went(step) + part.converted(step) + part.ended(step);
            if (reached == 0) {
                continue;
            }
            rows.add(Row.of(
                    step == PathPart.LONGEST ? step + "+" : Integer.toString(step),
                    Cell.count(reached),
                    Cell.quotient(Unit.PERCENT, part.converted(step), reached, "none"),
                    Cell.quotient(Unit.PERCENT, part.ended(step), reached, "none"),
                    Cell.quotient(Unit.PERCENT, part.went(step), reached, "none")));
        }
        return new Table(
                "drop-off",
                "What happens after touchpoint n",
                null,
                "n",
                List.of(
                        new Column("journeys", "Journeys", Unit.COUNT),
                        new Column("converted", "Convert", Unit.PERCENT),
                        new Column("ended", "End", Unit.PERCENT),
                        new Column("went-on", "Go on", Unit.PERCENT)),
                rows);
    }
}
