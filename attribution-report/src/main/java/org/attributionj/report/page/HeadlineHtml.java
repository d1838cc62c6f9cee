package org.attributionj.report.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Interval;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.Table;
import org.attributionj.report.document.Unit;
import org.attributionj.report.format.FigureText;

/** The headline: tiles with rulers on one relative scale, so that lengths compare. */
final class HeadlineHtml {
    private static final int TILES = 8;
    private static final double LEAST_SCALE = 0.05;
    private static final double MOST_SCALE = 0.6;
    private static final Set<String> LESS_IS_BETTER = Set.of("Cost per conversion");
    private static final Set<String> NEITHER_IS_BETTER = Set.of("Cost", "Baseline and unattributed");

    private final SectionPage page;
    private final List<Table> tables;
    private final double scale;

    private HeadlineHtml(SectionPage page) {
        this.page = page;
        tables = page.tables("kpis");
        scale = scale();
    }

    static void write(SectionPage page) {
        HeadlineHtml headline = new HeadlineHtml(page);
        page.html().open("dl", "class", "kpis");
        for (int row = 0; row < TILES; row++) {
            headline.tile(row);
        }
        page.html().close("dl");
        headline.key();
        page.folded("kpis");
        page.notes();
    }

    private Row row(int model, int row) {
        return tables.get(model).rows().get(row);
    }

    private double scale() {
        double most = LEAST_SCALE;
        for (int model = 0; model < tables.size(); model++) {
            for (int row = 0; row < TILES; row++) {
                Cell now = row(model, row).cells().get(0);
                most = Math.max(most, away(now, row(model, row).cells().get(1).number()));
                Interval interval = now.interval();
                if (interval != null) {
                    most = Math.max(most, Math.max(away(now, interval.low()), away(now, interval.high())));
                }
            }
        }
        return Math.min(most, MOST_SCALE);
    }

    private static double away(Cell now, double other) {
        double away = Math.abs(other - now.number()) / Math.abs(now.number());
        return Double.isFinite(away) ? away : 0;
    }

    private void tile(int row) {
        Markup html = page.html();
        html.open("div", "class", "kpi").open("dt").text(row(0, row).label());
        boolean follows =
                page.each(model -> row(model, row).cells()).stream().distinct().count() > 1;
        if (follows) {
            page.follows();
        }
        html.close("dt");
        html.open("dd", "class", "big");
        TableHtml.figure(page, bare(row, 0), false);
        html.close("dd");
        html.open("dd", "class", "chg");
        change(row);
        html.close("dd");
        ruler(row);
        html.open("dd", "class", "ivt");
        page.data().text(html, "span", page.each(model -> interval(row(model, row))));
        html.close("dd").close("div").line();
    }

    private List<Cell> bare(int row, int column) {
        return page.each(model -> row(model, row).cells().get(column).with(null));
    }

    private void change(int row) {
        List<Cell> changes = page.each(model -> row(model, row).cells().get(2));
        if (changes.stream().allMatch(cell -> cell.value() == null)) {
            page.html().leaf("span", String.valueOf(changes.get(0).reason()), "class", "was");
            return;
        }
        String label = row(0, row).label();
        List<String> texts = changes.stream()
                .map(cell -> arrow(label, cell) + page.text().signed(cell))
                .toList();
        List<Map<String, String>> classes =
                changes.stream().map(cell -> Map.of("class", tone(label, cell))).toList();
        page.data().element(page.html(), "span", texts, classes);
        page.html().text(" ").open("span", "class", "was").text("from ");
        page.data()
                .text(
                        page.html(),
                        "span",
                        bare(row, 1).stream().map(cell -> page.text().of(cell)).toList());
        page.html().close("span");
    }

    private static String tone(String label, Cell change) {
        String direction = TableHtml.direction(change);
        if (direction.equals("flat") || NEITHER_IS_BETTER.contains(label)) {
            return "flat";
        }
        boolean isBetter = direction.equals("up") != LESS_IS_BETTER.contains(label);
        return isBetter ? "up" : "down";
    }

    private static String arrow(String label, Cell change) {
        String direction = TableHtml.direction(change);
        if (direction.equals("flat") || NEITHER_IS_BETTER.contains(label)) {
            return "";
        }
        return direction.equals("up") ? "▲ " : "▼ ";
    }

    private String interval(Row row) {
        Cell now = row.cells().get(0);
        Interval interval = now.interval();
        if (interval != null) {
            String ends = page.text().of(now.unit() == Unit.COUNT ? Unit.CREDIT : now.unit(), interval);
            return "95% "
                    + (row.label().equals("Value per conversion") || row.label().startsWith("Cost per")
                            ? exact(interval)
                            : ends);
        }
        if (now.reason() != null) {
            return now.reason();
        }
        return row.label().equals("Cost") ? "a booked sum: no interval" : "no interval";
    }

    private String exact(Interval interval) {
        FigureText text = page.text();
        return text.of(Unit.MONEY, BigDecimal.valueOf(interval.low())) + " to "
                + text.of(Unit.MONEY, BigDecimal.valueOf(interval.high()));
    }

    private void ruler(int row) {
        Markup html = page.html();
        html.open("dd", "class", "rule", "aria-hidden", "true").open("svg", "height", "16");
        html.open("line", "class", "ax", "x1", "0", "x2", "100%", "y1", "8", "y2", "8")
                .close("line");
        List<Map<String, String>> intervals = new ArrayList<>();
        List<Map<String, String>> befores = new ArrayList<>();
        for (int model = 0; model < tables.size(); model++) {
            Cell now = row(model, row).cells().get(0);
            Interval interval = now.interval();
            double low = interval == null ? now.number() : interval.low();
            double high = interval == null ? now.number() : interval.high();
            intervals.add(Map.of("x1", place(now, low), "x2", place(now, high)));
            String before = place(now, row(model, row).cells().get(1).number());
            befores.add(Map.of("x1", before, "x2", before));
        }
        page.data().element(html, "line", List.of(), sorted(intervals), "class", "iv", "y1", "8", "y2", "8");
        if (row(0, row).cells().get(1).value() != null) {
            page.data().element(html, "line", List.of(), sorted(befores), "class", "pv", "y1", "2", "y2", "14");
        }
        if (row(0, row).cells().get(0).value() != null) {
            html.open("circle", "class", "pt", "cx", "50%", "cy", "8", "r", "3.5")
                    .close("circle");
        }
        html.close("svg").close("dd");
    }

    /** Attributes in a fixed order: the same report gives the same bytes. */
    private static List<Map<String, String>> sorted(List<Map<String, String>> attributes) {
        return attributes.stream()
                .map(each -> (Map<String, String>) new TreeMap<>(each))
                .toList();
    }

    private String place(Cell now, double value) {
        double away = (value - now.number()) / Math.abs(now.number());
        double clipped = Double.isFinite(away) ? Math.max(-scale, Math.min(scale, away)) : 0;
        return percent(50 + 50 * clipped / scale);
    }

    static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }

    private void key() {
        Markup html = page.html();
        html.open("p", "class", "key").open("span");
        html.raw(
                "<svg width=\"26\" height=\"12\" aria-hidden=\"true\"><line class=\"iv\" x1=\"2\" x2=\"24\" y1=\"6\" y2=\"6\">"
                        + "</line><circle class=\"pt\" cx=\"13\" cy=\"6\" r=\"3.5\"></circle></svg>");
        html.text(" this period, 95% interval").close("span");
        if (page.report().before() != null) {
            html.open("span")
                    .raw(
                            "<svg width=\"8\" height=\"14\" aria-hidden=\"true\"><line class=\"pv\" x1=\"4\" x2=\"4\" y1=\"1\""
                                    + " y2=\"13\"></line></svg>");
            html.text(" before").close("span");
            html.leaf("span", "Changes are coloured only if their interval leaves out zero.");
        }
        html.close("p");
    }
}
