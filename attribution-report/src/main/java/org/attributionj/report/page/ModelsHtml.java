package org.attributionj.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Column;
import org.attributionj.report.document.Interval;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.RowKind;
import org.attributionj.report.document.Table;

/** Models side by side: a dot per model and channel, the chosen one filled and with its interval. */
final class ModelsHtml {
    private static final List<String> SYMBOLS = List.of("circle", "triangle", "rect", "diamond", "pin", "arrow");
    private static final List<String> SIGNS = List.of("●", "△", "□", "◇", "⬨", "⌃");
    private static final int MOST_ROWS = 14;

    private final SectionPage page;

    private ModelsHtml(SectionPage page) {
        this.page = page;
    }

    static void write(SectionPage page) {
        ModelsHtml models = new ModelsHtml(page);
        page.lead();
        page.table("model-shares").ifPresent(shares -> {
            models.legend();
            page.chart(
                    "models",
                    "h360",
                    "Share of value by channel under each model, with the 95% interval of the chosen one.");
            models.picture(shares);
        });
        page.table("models").ifPresent(models::values);
        page.folded("model-shares");
        page.folded("disagreement");
        page.notes();
    }

    private void legend() {
        Markup html = page.html();
        html.open("p", "class", "key", "aria-hidden", "true");
        int models = page.report().models().size();
        for (int each = 0; each < models; each++) {
            int model = each;
            String text = SIGNS.get(model % SIGNS.size()) + " "
                    + page.report().models().get(model).title();
            page.data()
                    .element(
                            html,
                            "span",
                            List.of(text),
                            page.each(chosen -> Map.of("class", chosen == model ? "on" : "off")));
        }
        html.leaf("span", "— 95% interval of the chosen model").close("p");
    }

    private void picture(Table shares) {
        List<Row> rows = shares.rows().stream()
                .filter(row -> row.kind() != RowKind.TOTAL)
                .limit(MOST_ROWS)
                .toList();
        Map<String, Object> byModel = new LinkedHashMap<>();
        for (int chosen = 0; chosen < page.report().models().size(); chosen++) {
            List<Object> series = new ArrayList<>();
            for (int model = 0; model < page.report().models().size(); model++) {
                series.add(dots(shares, rows, model, model == chosen));
            }
            byModel.put(page.report().models().get(chosen).id(), Options.map("series", series));
        }
        Map<String, Object> side =
                Options.names(rows.stream().map(row -> Markup.cut(row.label())).toList(), 104);
        side.put("splitLine", Options.map("show", true, "lineStyle", Options.map("color", "--rule")));
        page.data()
                .chart(
                        page.chartId("models"),
                        Options.map(
                                "grid", Options.map("left", 118, "right", 22, "top", 6, "bottom", 28),
                                "tooltip", Options.tooltip("item"),
                                "xAxis",
                                        Options.map(
                                                "type", "value",
                                                "axisLine", Options.map("show", false),
                                                "axisTick", Options.map("show", false),
                                                "axisLabel",
                                                        Options.map(
                                                                "color", "--ink3",
                                                                "fontSize", 12,
                                                                "formatter", "{value}%"),
                                                "splitLine", Options.map("lineStyle", Options.map("color", "--rule"))),
                                "yAxis", side,
                                "series", List.of()),
                        byModel);
    }

    private Map<String, Object> dots(Table shares, List<Row> rows, int model, boolean isChosen) {
        List<Object> dots = new ArrayList<>();
        List<Object> whiskers = new ArrayList<>();
        for (Row row : rows) {
            Cell share = row.cells().get(model);
            String name = Markup.cut(row.label());
            if (share.value() != null) {
                dots.add(Options.map("value", List.of(share.number() * 100, name), "tip", tip(shares, row)));
            }
            Interval interval = share.interval();
            if (isChosen && interval != null) {
                whiskers.add(
                        Options.segment(List.of(interval.low() * 100, name), List.of(interval.high() * 100, name)));
            }
        }
        String ink = isChosen ? "--accent" : "--ink3";
        return Options.map(
                "type",
                "scatter",
                "name",
                page.report().models().get(model).title(),
                "symbol",
                SYMBOLS.get(model % SYMBOLS.size()),
                "symbolSize",
                isChosen ? 13 : 10,
                "z",
                isChosen ? 5 : 3,
                "itemStyle",
                Options.map(
                        "opacity",
                        1,
                        "color",
                        isChosen ? "--accent" : "--paper",
                        "borderColor",
                        ink,
                        "borderWidth",
                        1.4),
                "data",
                dots,
                "markLine",
                Options.map(
                        "silent",
                        true,
                        "symbol",
                        "none",
                        "animation",
                        false,
                        "label",
                        Options.map("show", false),
                        "lineStyle",
                        Options.map("color", "--accent", "width", 2, "type", "solid", "opacity", 0.55),
                        "data",
                        whiskers));
    }

    private List<Object> tip(Table shares, Row row) {
        List<String> lines = new ArrayList<>(List.of(row.label(), ""));
        for (int model = 0; model < shares.columns().size(); model++) {
            lines.add(shares.columns().get(model).title());
            lines.add(page.text().of(row.cells().get(model)));
        }
        return Options.tip(lines.toArray(String[]::new));
    }

    private void values(Table table) {
        Markup html = page.html();
        TableHtml.begin(html, table.title(), "mod");
        html.open("thead").open("tr").leaf("th", "Channel", "scope", "col");
        for (Column column : table.columns()) {
            html.leaf("th", column.title(), "scope", "col", "class", "n");
        }
        html.close("tr").close("thead").open("tbody");
        for (Row row : table.rows()) {
            boolean isTotal = row.kind() == RowKind.TOTAL;
            if (isTotal) {
                html.close("tbody").open("tfoot");
            }
            html.open("tr").open("th", "scope", "row");
            TableHtml.name(page, row, table.head());
            html.close("th");
            for (int column = 0; column < row.cells().size(); column++) {
                int model = column;
                page.data()
                        .element(
                                html,
                                "td",
                                List.of(page.text().of(row.cells().get(model))),
                                page.each(chosen -> Map.of("class", chosen == model ? "n sel" : "n")));
            }
            html.close("tr");
        }
        html.close("tfoot").close("table").close("div").line();
    }
}
