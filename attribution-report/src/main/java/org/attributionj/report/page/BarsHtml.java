package org.attributionj.report.page;

import java.util.List;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Column;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.Table;

/** Tables whose first figure is drawn as a bar beside it: stages of e-mail, steps of funnels. */
final class BarsHtml {
    private final SectionPage page;

    private BarsHtml(SectionPage page) {
        this.page = page;
    }

    /** E-mail: stages as bars, then the table of messages. */
    static void email(SectionPage page) {
        page.lead();
        new BarsHtml(page).write("email-stages", false);
        page.html().open("h3").text("By message");
        page.follows();
        page.html().close("h3");
        page.shown("email-messages");
        page.folded("email-conversions");
        page.notes();
    }

    /** Funnels, one after the other; what was lost in a step is pale. */
    static void funnels(SectionPage page) {
        page.lead();
        for (Table table : page.section().tables()) {
            if (table.id().endsWith("-segments")) {
                page.folded(table.id());
                continue;
            }
            page.html().leaf("h3", table.title());
            new BarsHtml(page).write(table.id(), true);
        }
        page.notes();
    }

    private void write(String id, boolean isFunnel) {
        List<Table> tables = page.tables(id);
        Table first = tables.get(0);
        TableHtml cells = new TableHtml(page, tables);
        Markup html = page.html();
        TableHtml.begin(html, first.title(), "bars");
        html.open("thead").open("tr").leaf("th", TableHtml.capital(first.head()), "scope", "col");
        for (int column = 0; column < first.columns().size(); column++) {
            Column each = first.columns().get(column);
            html.leaf("th", each.title(), "scope", "col", "class", "n");
            if (column == 0) {
                html.open("th", "scope", "col")
                        .leaf("span", "Bar", "class", "sr")
                        .close("th");
            }
        }
        html.close("tr").close("thead").open("tbody");
        double most = first.rows().stream()
                .mapToDouble(row -> row.cells().get(0).number())
                .max()
                .orElse(1);
        double before = most;
        for (Row row : first.rows()) {
            html.open("tr").open("th", "scope", "row");
            html.leaf("span", Markup.cut(row.label()), "class", "nm");
            html.close("th");
            for (int column = 0; column < first.columns().size(); column++) {
                html.open("td", "class", "n");
                TableHtml.figure(page, cells.cells(row, column), false);
                html.close("td");
                if (column == 0) {
                    bar(row.cells().get(0), before, most, isFunnel);
                }
            }
            html.close("tr");
            before = row.cells().get(0).number();
        }
        html.close("tbody").close("table").close("div").line();
    }

    private void bar(Cell cell, double before, double most, boolean isFunnel) {
        Markup html = page.html();
        html.open("td", "class", "b wide").open("svg", "class", "bar", "height", "22", "aria-hidden", "true");
        if (isFunnel) {
            rect("ghost", before, most);
        }
        rect(isFunnel ? "acc" : "c1", cell.number(), most);
        html.close("svg").close("td");
    }

    private void rect(String kind, double part, double most) {
        String width = HeadlineHtml.percent(most > 0 ? Math.max(0, 100 * part / most) : 0);
        page.html()
                .open("rect", "class", kind, "width", width, "height", "14", "y", "4", "rx", "1")
                .close("rect");
    }
}
