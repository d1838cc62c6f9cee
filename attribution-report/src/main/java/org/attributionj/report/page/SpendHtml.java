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

/** Spend and return: a dot per campaign on logarithmic scales, with lines of equal return. */
final class SpendHtml {
    private static final int MOST_DOTS = 40;
    private static final List<Integer> RETURNS = List.of(1, 3, 10, 30);

    private final SectionPage page;
    private final List<Table> tables;
    private final List<Row> rows = new ArrayList<>();
    private double left = Double.MAX_VALUE;
    private double right;
    private double bottom = Double.MAX_VALUE;
    private double top;

    private SpendHtml(SectionPage page) {
        this.page = page;
        tables = page.tables("spend");
        Table first = tables.get(0);
        for (Row row : first.rows()) {
            boolean isInner = row.level() == 2
                    || (row.level() == 1
                            && first.rows().stream()
                                    .noneMatch(other -> other.level() == 2
                                            && other.key().get(0).equals(row.label())));
            if (isInner
                    && row.kind() != RowKind.TOTAL
                    && first.cell(row, "cost").number() > 0
                    && rows.size() < MOST_DOTS) {
                rows.add(row);
            }
        }
        measure();
    }

    static void write(SectionPage page) {
        page.lead();
        SpendHtml spend = new SpendHtml(page);
        if (!spend.rows.isEmpty()) {
            page.chart(
                    "spend",
                    "h440",
                    "Attributed value against cost by campaign on log scales, with lines of equal return.");
            spend.keyOfNumbers();
            spend.picture();
        }
        page.folded("spend");
        page.notes();
    }

    private void measure() {
        for (Table table : tables) {
            for (Row row : rows) {
                double cost = table.cell(row, "cost").number();
                left = Math.min(left, cost);
                right = Math.max(right, cost);
                double value = value(table, row).number();
                if (value > 0) {
                    bottom = Math.min(bottom, value);
                    top = Math.max(top, value);
                }
            }
        }
        left = left / 1.6;
        right = right * 2.5;
        bottom = (top == 0 ? left : bottom) / 2;
        top = (top == 0 ? right : top) * 2;
    }

    private static Cell value(Table table, Row row) {
        return table.row(row.key().toArray(String[]::new))
                .map(own -> table.cell(own, "value"))
                .orElse(table.cell(row, "value"));
    }

    private void keyOfNumbers() {
        Markup html = page.html();
        html.open("ol", "class", "pk", "aria-hidden", "true");
        for (int i = 0; i < rows.size(); i++) {
            html.open("li", "class", page.palette().of(rows.get(i).key().get(0)))
                    .leaf("b", Integer.toString(i + 1))
                    .text(Markup.cut(rows.get(i).label()))
                    .close("li");
        }
        html.close("ol");
    }

    private void picture() {
        Map<String, Object> byModel = new LinkedHashMap<>();
        for (int model = 0; model < tables.size(); model++) {
            byModel.put(
                    page.report().models().get(model).id(),
                    Options.map("series", Options.list(Options.map(), dots(tables.get(model)))));
        }
        page.data().chart(page.chartId("spend"), base(), byModel);
    }

    private Map<String, Object> dots(Table table) {
        List<Object> dots = new ArrayList<>();
        List<Object> whiskers = new ArrayList<>();
        LabelPlaces places = new LabelPlaces(left, right, bottom, top);
        for (Row row : rows) {
            places.point(
                    table.cell(row, "cost").number(),
                    Math.max(bottom, value(table, row).number()));
        }
        for (int i = 0; i < rows.size(); i++) {
            Row row = table.row(rows.get(i).key().toArray(String[]::new)).orElse(rows.get(i));
            String colour = Palette.token(page.palette().of(row.key().get(0)));
            double cost = table.cell(row, "cost").number();
            double value = table.cell(row, "value").number();
            boolean isNothing = value <= 0;
            String name =
                    Markup.cut(row.label()) + (isNothing ? ": " + page.text().sign() + "0" : "");
            String place = places.place(name, cost, Math.max(bottom, value));
            dots.add(Options.map(
                    "short",
                    Integer.toString(i + 1),
                    "value",
                    List.of(cost, isNothing ? bottom : value),
                    "symbol",
                    isNothing ? "arrow" : "circle",
                    "symbolRotate",
                    isNothing ? 180 : 0,
                    "itemStyle",
                    Options.map("color", colour),
                    "label",
                    Options.map(
                            "formatter", place.isEmpty() ? " " : name, "position", place.isEmpty() ? "right" : place),
                    "tip",
                    tip(table, row)));
            Interval roas = table.cell(row, "roas").interval();
            if (roas != null && roas.high() > 0) {
                List<Object> whisker = Options.list(
                        Options.map(
                                "coord",
                                List.of(cost, Math.max(bottom, roas.low() * cost)),
                                "lineStyle",
                                Options.map("color", colour)),
                        Options.map("coord", List.of(cost, Math.max(bottom, Math.min(top, roas.high() * cost)))));
                whiskers.add(whisker);
            }
        }
        return Options.map("data", dots, "markLine", Options.map("data", whiskers));
    }

    private List<Object> tip(Table table, Row row) {
        Interval interval = table.cell(row, "roas").interval();
        return Options.tip(
                row.label(),
                row.level() > 1 ? row.key().get(0) : "",
                "Cost",
                page.text().of(table.cell(row, "cost")),
                "Attributed value",
                page.text().of(table.cell(row, "value")),
                "ROAS",
                page.text().of(table.cell(row, "roas")),
                "95%",
                interval == null
                        ? "no interval"
                        : page.text().of(table.cell(row, "roas").unit(), interval),
                "Profit",
                page.text().of(table.cell(row, "profit")));
    }

    private Map<String, Object> base() {
        List<Object> lines = new ArrayList<>();
        for (int each : RETURNS) {
            double from = Math.max(left, bottom / each);
            double to = Math.min(right, top / each);
            if (from < to) {
                Map<String, Object> style = each == 1
                        ? Options.map("color", "--ink", "type", "solid", "width", 1.2)
                        : Options.map("color", "--rule2", "type", List.of(4, 4), "width", 1);
                lines.add(Options.list(
                        Options.map(
                                "coord",
                                List.of(from, from * each),
                                "name",
                                each + "×" + (each == 1 ? " break-even" : ""),
                                "lineStyle",
                                style),
                        Options.map("coord", List.of(to, to * each))));
            }
        }
        return Options.map(
                "grid", Options.map("left", 58, "right", 26, "top", 14, "bottom", 44),
                "tooltip", Options.tooltip("item"),
                "xAxis", axis(left, right, "Cost, log scale"),
                "yAxis", axis(bottom, top, ""),
                "series",
                        Options.list(
                                Options.map(
                                        "type",
                                        "line",
                                        "data",
                                        List.of(),
                                        "silent",
                                        true,
                                        "markLine",
                                        Options.map(
                                                "silent",
                                                true,
                                                "symbol",
                                                "none",
                                                "animation",
                                                false,
                                                "label",
                                                Options.map(
                                                        "position", "insideStartTop",
                                                        "formatter", "{b}",
                                                        "color", "--ink2",
                                                        "fontSize", 11.5,
                                                        "distance", List.of(14, 3)),
                                                "data",
                                                lines)),
                                Options.map(
                                        "type", "scatter",
                                        "symbolSize", 11,
                                        "z", 4,
                                        "itemStyle", Options.map("opacity", 1),
                                        "label",
                                                Options.map(
                                                        "show",
                                                        true,
                                                        "color",
                                                        "--ink2",
                                                        "fontSize",
                                                        12,
                                                        "distance",
                                                        7,
                                                        "width",
                                                        150,
                                                        "overflow",
                                                        "truncate",
                                                        "textBorderColor",
                                                        "--paper",
                                                        "textBorderWidth",
                                                        3),
                                        "data", List.of(),
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
                                                        Options.map("width", 1.6, "type", "solid", "opacity", 0.7),
                                                        "data",
                                                        List.of()))));
    }

    private Map<String, Object> axis(double min, double max, String name) {
        return Options.map(
                "type",
                "log",
                "min",
                min,
                "max",
                max,
                "name",
                name,
                "nameLocation",
                "middle",
                "nameGap",
                28,
                "nameTextStyle",
                Options.label(12),
                "axisLine",
                Options.map("show", !name.isEmpty(), "lineStyle", Options.map("color", "--rule2")),
                "axisTick",
                Options.map("show", false),
                "axisLabel",
                Options.map(
                        "color",
                        "--ink3",
                        "fontSize",
                        12,
                        "formatter",
                        "fn:eur:" + page.text().sign(),
                        "showMinLabel",
                        false,
                        "showMaxLabel",
                        false),
                "splitLine",
                Options.map("show", name.isEmpty(), "lineStyle", Options.map("color", "--rule")));
    }
}
