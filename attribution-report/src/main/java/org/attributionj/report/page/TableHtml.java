package org.attributionj.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Column;
import org.attributionj.report.document.Interval;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.RowKind;
import org.attributionj.report.document.Table;
import org.attributionj.report.document.Unit;
import org.attributionj.report.format.FigureText;

/** A table as HTML, under all models at once: cells that differ follow the model. */
final class TableHtml {
    /** A table with more columns than these is stacked on a telephone. */
    private static final int MOST_COLUMNS = 4;

    private final SectionPage page;
    private final List<Table> tables;
    private final Table first;
    private final List<Map<List<String>, Row>> rowsByKey = new ArrayList<>();

    TableHtml(SectionPage page, List<Table> tables) {
        this.page = page;
        this.tables = tables;
        first = tables.get(0);
        for (Table table : tables) {
            Map<List<String>, Row> rows = new LinkedHashMap<>();
            table.rows().forEach(row -> rows.put(row.key(), row));
            rowsByKey.add(rows);
        }
    }

    void write() {
        Markup html = page.html();
        begin(html, first.title(), first.columns().size() > MOST_COLUMNS ? "stack" : "");
        html.open("thead").open("tr").leaf("th", capital(first.head()), "scope", "col");
        for (Column column : first.columns()) {
            html.leaf("th", Markup.cut(column.title()), headAttributes(column));
        }
        html.close("tr").close("thead").open("tbody");
        boolean isFoot = false;
        for (int i = 0; i < first.rows().size(); i++) {
            Row row = first.rows().get(i);
            boolean isLast = i == first.rows().size() - 1 && row.kind() == RowKind.TOTAL && i > 0;
            if (isLast) {
                html.close("tbody").open("tfoot");
                isFoot = true;
            }
            write(row);
        }
        html.close(isFoot ? "tfoot" : "tbody").close("table").close("div").line();
    }

    static void begin(Markup html, String title, String kind) {
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", title);
        html.open("table", "class", kind).leaf("caption", title, "class", "sr");
    }

    private static String[] headAttributes(Column column) {
        return column.unit() == Unit.TEXT ? new String[] {"scope", "col"} : new String[] {"scope", "col", "class", "n"};
    }

    private void write(Row row) {
        Markup html = page.html();
        html.open("tr", "class", rowClass(row));
        html.open("th", "scope", "row");
        name(page, row, first.head());
        html.close("th");
        for (int column = 0; column < first.columns().size(); column++) {
            cell(row, column);
        }
        html.close("tr");
    }

    private static String rowClass(Row row) {
        if (row.level() > 1) {
            return "sub";
        }
        return row.kind() == RowKind.TOTAL ? "hd" : "";
    }

    /** The name of a row, with the colour of its channel. */
    static void name(SectionPage page, Row row, String head) {
        Markup html = page.html();
        boolean isChannel = head.equals("channel") && row.kind() != RowKind.TOTAL && row.level() == 1;
        if (isChannel || (row.level() == 1 && page.palette().knows(row.label()))) {
            html.open("i", "class", "sw " + page.palette().of(row)).close("i");
        }
        String label = Markup.cut(row.label());
        html.leaf("span", label, "class", "nm", "title", label);
        if (row.kind() == RowKind.UNMATCHED && row.level() > 1) {
            html.leaf("small", "cost that matches no touchpoint");
        }
    }

    private void cell(Row row, int column) {
        boolean isText = first.columns().get(column).unit() == Unit.TEXT;
        page.html().open("td", "class", isText ? "" : "n");
        figure(page, cells(row, column), isSigned(column));
        page.html().close("td");
    }

    private boolean isSigned(int column) {
        return first.columns().get(column).id().equals("change");
    }

    /** A cell of a row under every model. */
    List<Cell> cells(Row row, int column) {
        List<Cell> cells = new ArrayList<>();
        for (Map<List<String>, Row> rows : rowsByKey) {
            Row same = rows.get(row.key());
            cells.add(
                    same == null
                            ? Cell.missing(first.columns().get(column).unit(), "not under this model")
                            : same.cells().get(column));
        }
        return cells;
    }

    int models() {
        return tables.size();
    }

    /** A figure with its interval below it. */
    static void figure(SectionPage page, List<Cell> cells, boolean isSigned) {
        Cell some = cells.get(0);
        Markup html = page.html();
        if (cells.stream()
                .allMatch(cell -> cell.reason() != null && cell.reason().equals(some.reason()))) {
            html.open("span", "class", "nil", "tabindex", "0").text(FigureText.NONE);
            html.leaf("span", String.valueOf(some.reason())).close("span");
            return;
        }
        FigureText text = page.text();
        List<String> figures = cells.stream()
                .map(cell -> isSigned ? text.signed(cell) : text.of(cell))
                .toList();
        List<Map<String, String>> follow = cells.stream()
                .map(cell -> isSigned ? Map.of("class", direction(cell)) : reason(cell))
                .toList();
        page.data().element(html, "span", figures, follow);
        if (cells.stream().anyMatch(cell -> cell.interval() != null) && !isSigned) {
            page.data()
                    .text(
                            html,
                            "small",
                            cells.stream().map(cell -> interval(text, cell)).toList());
        }
    }

    private static Map<String, String> reason(Cell cell) {
        String reason = cell.reason();
        return reason == null ? Map.of("title", "") : Map.of("title", reason);
    }

    private static String interval(FigureText text, Cell cell) {
        Interval interval = cell.interval();
        return interval == null ? "" : text.of(cell.unit(), interval);
    }

    /** A change is coloured only if its interval leaves out 0. */
    static String direction(Cell change) {
        Interval interval = change.interval();
        if (interval == null || !interval.excludes(0)) {
            return "flat";
        }
        return change.number() > 0 ? "up" : "down";
    }

    static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
