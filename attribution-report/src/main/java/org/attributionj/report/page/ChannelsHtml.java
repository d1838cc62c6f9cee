package org.attributionj.report.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Column;
import org.attributionj.report.document.Interval;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.RowKind;
import org.attributionj.report.document.Table;

/** The table of channels: opened level by level, sorted, searched; bars of shares and lines of days in its cells. */
final class ChannelsHtml {
    private static final int MOST_ROWS = 200;
    private static final int SPARK_WIDTH = 96;
    private static final int SPARK_HEIGHT = 22;

    private final SectionPage page;
    private final List<Table> tables;
    private final Table first;
    private final TableHtml cells;
    private final int deepest;
    private final double widest;
    private final Set<List<String>> parents = new HashSet<>();

    private ChannelsHtml(SectionPage page) {
        this.page = page;
        tables = page.tables("channels");
        first = tables.get(0);
        cells = new TableHtml(page, tables);
        deepest = deepest(first);
        widest = widest();
        first.rows().stream()
                .filter(row -> row.level() > 1 && row.level() <= deepest)
                .forEach(row -> parents.add(row.key().subList(0, row.level() - 1)));
    }

    /** The levels that the page can carry; what it leaves out is in the JSON and the CSV. */
    private static int deepest(Table table) {
        for (int level = 3; level > 1; level--) {
            int up = level;
            if (table.rows().stream().filter(row -> row.level() <= up).count() <= MOST_ROWS) {
                return level;
            }
        }
        return 1;
    }

    static void write(SectionPage page) {
        page.lead();
        if (page.table("channels").isPresent()) {
            ChannelsHtml channels = new ChannelsHtml(page);
            channels.tools();
            channels.table();
        }
        page.folded("credit-detail");
        page.folded("roles");
        page.notes();
    }

    private double widest() {
        double most = 0;
        for (Table table : tables) {
            for (Row row : table.rows()) {
                Cell share = table.cell(row, "share");
                if (row.kind() != RowKind.TOTAL && share.value() != null) {
                    Interval interval = share.interval();
                    most = Math.max(most, interval == null ? share.number() : interval.high());
                }
            }
        }
        return most > 0 ? most : 1;
    }

    private void tools() {
        Markup html = page.html();
        String table = "ct" + page.suffix();
        html.open("div", "class", "tools", "data-for", table);
        html.open("label").text("Find ");
        html.open(
                        "input",
                        "type",
                        "search",
                        "class",
                        "q",
                        "placeholder",
                        "channel, campaign, creative",
                        "autocomplete",
                        "off")
                .close("label");
        if (!parents.isEmpty()) {
            html.leaf("button", "Open all levels", "type", "button", "class", "exp", "aria-pressed", "false");
        }
        html.leaf("button", "Copy as CSV", "type", "button", "class", "csv", "data-for", table);
        html.open("output", "class", "hits", "aria-live", "polite")
                .close("output")
                .close("div");
    }

    private void table() {
        Markup html = page.html();
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", first.title());
        html.open("table", "id", "ct" + page.suffix(), "class", "drill stack")
                .leaf("caption", first.title(), "class", "sr");
        html.open("thead").open("tr");
        head("Channel", 0, "none", "");
        head("Share", 1, "none", "n");
        html.leaf("th", "95% interval", "scope", "col", "class", "b");
        for (int column = 1; column < first.columns().size(); column++) {
            Column each = first.columns().get(column);
            head(each.title(), column + 1, each.id().equals("value") ? "descending" : "none", "n");
            if (each.id().equals("conversions")) {
                html.leaf("th", page.report().period().days() + " days", "scope", "col", "class", "sp");
            }
        }
        html.close("tr").close("thead").open("tbody").line();
        Row total = null;
        for (Row row : first.rows()) {
            if (row.kind() == RowKind.TOTAL) {
                total = row;
            } else if (row.level() <= deepest) {
                row(row);
            }
        }
        html.close("tbody").open("tfoot");
        if (total != null) {
            row(total);
        }
        html.close("tfoot").close("table").close("div").line();
        if (deepest < 3 && first.rows().stream().anyMatch(row -> row.level() > deepest)) {
            html.leaf(
                    "p",
                    "There are more than " + MOST_ROWS + " rows: inner levels are in the report's JSON and CSV.",
                    "class",
                    "note");
        }
    }

    private void head(String title, int index, String sort, String kind) {
        page.html()
                .open("th", "scope", "col", "class", kind, "aria-sort", sort)
                .leaf("button", title, "type", "button", "data-i", Integer.toString(index))
                .close("th");
    }

    private void row(Row row) {
        Markup html = page.html();
        begin(row);
        html.open("th", "scope", "row");
        String label = Markup.cut(row.label());
        if (parents.contains(row.key())) {
            html.open(
                            "button",
                            "type",
                            "button",
                            "class",
                            "tw",
                            "aria-expanded",
                            "false",
                            "aria-label",
                            "What is in " + label)
                    .close("button");
        } else {
            html.open("i", "class", "tw").close("i");
        }
        TableHtml.name(page, row, row.level() == 1 ? "channel" : "");
        html.close("th");
        for (int column = 0; column < first.columns().size(); column++) {
            cell(row, column);
        }
        html.close("tr").line();
    }

    private void begin(Row row) {
        boolean isPinned = row.kind() == RowKind.BASELINE || row.kind() == RowKind.UNATTRIBUTED;
        List<Map<String, String>> numbers = page.each(model -> Map.of("data-s", numbers(row, model)));
        String kind = "l" + row.level() + (isPinned ? " pin" : "");
        // a row's numbers follow the model, its cells stand inside: so its start is written by hand
        Markup start = new Markup();
        page.data().element(start, "tr", List.of(), numbers, "class", kind, "data-l", Integer.toString(row.level()));
        String markup = start.toString();
        page.html().raw(markup.substring(0, markup.length() - "</tr>".length()));
    }

    private String numbers(Row row, int model) {
        List<String> numbers = new ArrayList<>();
        for (int column = 0; column < first.columns().size(); column++) {
            Cell cell = cells.cells(row, column).get(model);
            numbers.add(cell.value() == null ? "-" : String.format(Locale.ROOT, "%.5g", cell.number()));
        }
        return String.join(" ", numbers);
    }

    private void cell(Row row, int column) {
        Markup html = page.html();
        List<Cell> figures = cells.cells(row, column);
        String id = first.columns().get(column).id();
        html.open("td", "class", "n");
        boolean isBare = id.equals("share");
        TableHtml.figure(
                page, isBare ? figures.stream().map(cell -> cell.with(null)).toList() : figures, id.equals("change"));
        html.close("td");
        if (isBare) {
            bar(row, figures);
        } else if (id.equals("conversions")) {
            html.open("td", "class", "sp");
            spark(row);
            html.close("td");
        }
    }

    private void bar(Row row, List<Cell> shares) {
        Markup html = page.html();
        html.open("td", "class", "b");
        if (row.kind() != RowKind.TOTAL && shares.stream().anyMatch(cell -> cell.value() != null)) {
            html.open("svg", "class", "bar", "height", "14", "aria-hidden", "true");
            page.data()
                    .element(
                            html,
                            "rect",
                            List.of(),
                            shares.stream()
                                    .map(cell -> Map.of("width", place(cell.number())))
                                    .toList(),
                            "class",
                            page.palette().of(row),
                            "height",
                            "8",
                            "y",
                            "3");
            if (shares.stream().anyMatch(cell -> cell.interval() != null)) {
                page.data()
                        .element(
                                html,
                                "line",
                                List.of(),
                                shares.stream().map(this::whisker).toList(),
                                "class",
                                "iv",
                                "y1",
                                "7",
                                "y2",
                                "7");
            }
            html.close("svg");
            page.data().text(html, "small", shares.stream().map(this::interval).toList());
        }
        html.close("td");
    }

    private String place(double share) {
        return HeadlineHtml.percent(Double.isNaN(share) ? 0 : Math.max(0, 100 * share / widest));
    }

    private Map<String, String> whisker(Cell cell) {
        Interval interval = cell.interval();
        Map<String, String> ends = new TreeMap<>();
        ends.put("x1", place(interval == null ? cell.number() : interval.low()));
        ends.put("x2", place(interval == null ? cell.number() : interval.high()));
        return ends;
    }

    private String interval(Cell cell) {
        Interval interval = cell.interval();
        return interval == null ? "" : page.text().of(cell.unit(), interval);
    }

    /** The days of a channel from 0, each on its own scale, as means of up to seven days. */
    private void spark(Row row) {
        if (row.level() > 1
                || row.kind() == RowKind.TOTAL
                || page.report().period().days() < 4) {
            return;
        }
        List<String> lines = new ArrayList<>();
        for (int model = 0; model < tables.size(); model++) {
            Optional<Table> daily = daily(page.report().models().get(model).id());
            Map<String, Integer> columns = new HashMap<>();
            daily.ifPresent(table -> {
                for (int i = 0; i < table.columns().size(); i++) {
                    columns.put(table.columns().get(i).title(), i);
                }
            });
            Integer column = columns.get(row.label());
            if (daily.isEmpty() || column == null) {
                return;
            }
            lines.add(points(daily.get(), column));
        }
        Markup html = page.html();
        html.open(
                "svg",
                "class",
                "spark",
                "width",
                Integer.toString(SPARK_WIDTH),
                "height",
                Integer.toString(SPARK_HEIGHT),
                "aria-hidden",
                "true");
        html.open("line", "x1", "0", "x2", Integer.toString(SPARK_WIDTH), "y1", "20", "y2", "20")
                .close("line");
        page.data()
                .element(
                        html,
                        "polyline",
                        List.of(),
                        lines.stream().map(points -> Map.of("points", points)).toList());
        html.close("svg");
    }

    private Optional<Table> daily(String model) {
        String currency = String.valueOf(page.section().currency());
        return page.report().section("trend", currency).flatMap(section -> section.table("daily-by-channel", model));
    }

    private static String points(Table daily, int column) {
        int days = daily.rows().size();
        double[] means = new double[days];
        double most = 0;
        int reach = Math.min(3, Math.max(0, days / 8));
        for (int day = 0; day < days; day++) {
            int from = Math.max(0, day - reach);
            int to = Math.min(days - 1, day + reach);
            double sum = 0;
            for (int each = from; each <= to; each++) {
                sum += daily.rows().get(each).cells().get(column).number();
            }
            means[day] = Math.max(0, sum / (to - from + 1));
            most = Math.max(most, means[day]);
        }
        StringBuilder points = new StringBuilder();
        for (int day = 0; day < days; day++) {
            double x = (double) SPARK_WIDTH * day / Math.max(1, days - 1);
            double y = 20 - (most == 0 ? 0 : 17 * means[day] / most);
            points.append(day == 0 ? "" : " ").append(String.format(Locale.ROOT, "%.0f,%.1f", x, y));
        }
        return points.toString();
    }
}
