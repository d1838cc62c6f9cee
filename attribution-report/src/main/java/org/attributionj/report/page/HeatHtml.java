package org.attributionj.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Interval;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.RowKind;
import org.attributionj.report.document.Table;

/** Tables whose cells are coloured by their number: pairs of channels, cohorts. */
final class HeatHtml {
    private static final int SHADES = 7;

    private final SectionPage page;

    private HeatHtml(SectionPage page) {
        this.page = page;
    }

    /** Pairs as a matrix: overlap below the diagonal, synergy above it. */
    static void overlap(SectionPage page) {
        page.lead();
        page.table("pairs").ifPresent(new HeatHtml(page)::matrix);
        page.folded("pairs");
        page.notes();
    }

    static void cohorts(SectionPage page) {
        page.lead();
        HeatHtml heat = new HeatHtml(page);
        for (Table table : page.section().tables()) {
            page.html().leaf("h3", table.title());
            heat.grid(table);
        }
        page.notes();
    }

    private void matrix(Table pairs) {
        Map<String, Row> byPair = new LinkedHashMap<>();
        List<String> channels = new ArrayList<>();
        for (Row row : pairs.rows()) {
            byPair.put(row.label(), row);
        }
        for (Row row : pairs.rows()) {
            String first = row.label().split(" \\+ ", 2)[0];
            if (!channels.contains(first)) {
                channels.add(first);
            }
        }
        pairs.rows().stream()
                .reduce((first, second) -> second)
                .map(row -> row.label().split(" \\+ ", 2))
                .filter(both -> both.length == 2)
                .ifPresent(both -> channels.add(both[1]));
        Markup html = page.html();
        TableHtml.begin(
                html, "Lower left: overlap in percent. Upper right: synergy in points of the rate.", "heat mtx");
        html.open("thead")
                .open("tr")
                .open("th", "scope", "col")
                .leaf("span", "Channel", "class", "sr")
                .close("th");
        channels.forEach(channel -> html.leaf("th", Markup.cut(channel), "scope", "col"));
        html.close("tr").close("thead").open("tbody");
        for (int i = 0; i < channels.size(); i++) {
            html.open("tr").leaf("th", Markup.cut(channels.get(i)), "scope", "row");
            for (int j = 0; j < channels.size(); j++) {
                String pair = channels.get(Math.min(i, j)) + " + " + channels.get(Math.max(i, j));
                Row row = byPair.get(pair);
                if (i == j || row == null) {
                    html.open("td", "class", "dg").close("td");
                } else if (i > j) {
                    overlap(pairs.cell(row, "overlap"), row.label());
                } else {
                    synergy(pairs.cell(row, "synergy"), row.label());
                }
            }
            html.close("tr");
        }
        html.close("tbody").close("table").close("div").line();
    }

    private void overlap(Cell cell, String pair) {
        String kind = cell.value() == null ? "z" : "q" + Math.min(SHADES - 1, (int) (cell.number() * 14));
        shade(kind, cell.value() == null ? "–" : Long.toString(Math.round(cell.number() * 100)), title(pair, cell));
    }

    private void synergy(Cell cell, String pair) {
        Interval interval = cell.interval();
        String kind = "z";
        if (interval != null && interval.excludes(0)) {
            String strength = Math.abs(cell.number()) < 0.08 ? "1" : "2";
            kind = (cell.number() > 0 ? "p" : "n") + strength;
        }
        String text = cell.value() == null ? "–" : page.text().of(cell).replace(" pts", "");
        shade(kind, text, title(pair, cell));
    }

    private String title(String pair, Cell cell) {
        Interval interval = cell.interval();
        return Markup.cut(pair) + ": " + page.text().of(cell)
                + (cell.reason() != null ? " (" + cell.reason() + ")" : "")
                + (interval == null ? "" : ", 95% " + page.text().of(cell.unit(), interval));
    }

    private void shade(String kind, String text, String title) {
        page.html().leaf("td", text, "class", "h " + kind, "title", title);
    }

    private void grid(Table table) {
        Markup html = page.html();
        TableHtml.begin(html, table.title(), "heat");
        html.open("thead").open("tr").leaf("th", TableHtml.capital(table.head()), "scope", "col");
        table.columns().forEach(column -> html.leaf("th", column.title(), "scope", "col"));
        html.close("tr").close("thead").open("tbody");
        double most = most(table);
        for (Row row : table.rows()) {
            boolean isTotal = row.kind() == RowKind.TOTAL;
            if (isTotal) {
                html.close("tbody").open("tfoot");
            }
            html.open("tr").leaf("th", row.label(), "scope", "row");
            html.leaf("td", page.text().of(row.cells().get(0)), "class", "n sz");
            for (Cell cell : row.cells().subList(1, row.cells().size())) {
                heat(cell, most, isTotal);
            }
            html.close("tr");
        }
        html.close("tfoot").close("table").close("div").line();
    }

    /** The largest number of a later age: at age 0 everybody is there. */
    private static double most(Table table) {
        double most = 0;
        for (Row row : table.rows()) {
            for (Cell cell : row.cells().subList(2, row.cells().size())) {
                most = Math.max(most, cell.value() == null ? 0 : cell.number());
            }
        }
        return most > 0 ? most : 1;
    }

    private void heat(Cell cell, double most, boolean isTotal) {
        if (cell.value() == null) {
            page.html().leaf("td", "", "class", "h inc", "title", String.valueOf(cell.reason()));
            return;
        }
        int shade = (int) Math.max(0, Math.min(SHADES - 1, Math.floor(SHADES * cell.number() / most)));
        String text = switch (cell.unit()) {
            case PERCENT -> page.text().of(cell).replace("%", "");
            case MONEY -> page.text().shortMoney(cell.value());
            default -> page.text().of(cell);
        };
        page.html().leaf("td", text, "class", isTotal ? "h dg" : "h q" + shade);
    }
}
