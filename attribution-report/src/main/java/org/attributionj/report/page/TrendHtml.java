package org.attributionj.report.page;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Interval;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.RowKind;
import org.attributionj.report.document.Table;
import org.jspecify.annotations.Nullable;

/** The trend: days as a line against those before, and what changed by channel. */
final class TrendHtml {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final int MOST_ROWS = 14;

    private final SectionPage page;

    private TrendHtml(SectionPage page) {
        this.page = page;
    }

    static void write(SectionPage page) {
        TrendHtml trend = new TrendHtml(page);
        boolean changes = page.table("change").isPresent();
        page.lead();
        Markup html = page.html();
        html.open("div", "class", changes ? "two w21" : "").open("div").leaf("h3", "Value per day");
        page.chart("trend", "h280", "Value per day.");
        html.close("div");
        if (changes) {
            html.open("div").open("h3").text("What changed, by channel");
            page.follows();
            html.close("h3");
            page.chart("change", "h280", "Change of attributed value by channel, with 95% intervals.");
            html.close("div");
            trend.change();
        }
        html.close("div");
        page.table("daily").ifPresent(trend::daily);
        page.folded("daily");
        page.folded("change");
        page.notes();
    }

    static String day(String date) {
        return LocalDate.parse(date).format(DAY);
    }

    private void daily(Table table) {
        List<String> days = new ArrayList<>();
        List<Object> now = new ArrayList<>();
        List<Object> before = new ArrayList<>();
        boolean compares = false;
        for (Row row : table.rows()) {
            String day = day(row.label());
            days.add(day);
            Cell value = table.cell(row, "value");
            Cell past = table.cell(row, "value-before");
            compares |= past.value() != null;
            now.add(Options.map(
                    "value",
                    value.number(),
                    "tip",
                    Options.tip(
                            day,
                            page.text().of(value),
                            "Conversions",
                            page.text().of(table.cell(row, "conversions")),
                            "Cost",
                            page.text().of(table.cell(row, "cost")),
                            "Before",
                            page.text().of(past))));
            before.add(past.value() == null ? "-" : past.number());
        }
        List<Object> series = new ArrayList<>();
        if (compares) {
            series.add(line("before", before, "--rule2", 1.5, "before", "--ink3", 8));
        }
        series.add(line("now", now, "--accent", 2.25, "now", "--accent", -6));
        page.data()
                .chart(
                        page.chartId("trend"),
                        Options.map(
                                "grid", Options.map("left", 56, "right", 60, "top", 14, "bottom", 26),
                                "tooltip", axisTooltip(),
                                "xAxis",
                                        Options.map(
                                                "type",
                                                "category",
                                                "data",
                                                days,
                                                "boundaryGap",
                                                false,
                                                "axisLine",
                                                Options.map("lineStyle", Options.map("color", "--rule2")),
                                                "axisTick",
                                                Options.map("show", false),
                                                "axisLabel",
                                                Options.map(
                                                        "color",
                                                        "--ink3",
                                                        "fontSize",
                                                        12,
                                                        "interval",
                                                        Math.max(0, days.size() / 5),
                                                        "showMinLabel",
                                                        true)),
                                "yAxis",
                                        Options.map(
                                                "type",
                                                "value",
                                                "splitNumber",
                                                3,
                                                "axisLabel",
                                                Options.map(
                                                        "color",
                                                        "--ink3",
                                                        "fontSize",
                                                        12,
                                                        "formatter",
                                                        "fn:eur:" + page.text().sign()),
                                                "splitLine",
                                                Options.map("lineStyle", Options.map("color", "--rule"))),
                                "series", series));
    }

    private static Map<String, Object> axisTooltip() {
        Map<String, Object> tooltip = Options.tooltip("axis");
        tooltip.put(
                "axisPointer",
                Options.map("type", "line", "lineStyle", Options.map("color", "--ink3", "type", "solid")));
        return tooltip;
    }

    private static Map<String, Object> line(
            String name, List<Object> data, String color, double width, String end, String endColor, int offset) {
        return Options.map(
                "name",
                name,
                "type",
                "line",
                "data",
                data,
                "symbol",
                "circle",
                "showSymbol",
                data.size() == 1,
                "symbolSize",
                7,
                "itemStyle",
                Options.map("color", color),
                "lineStyle",
                Options.map("color", color, "width", width),
                "endLabel",
                Options.map(
                        "show",
                        true,
                        "formatter",
                        end,
                        "color",
                        endColor,
                        "fontSize",
                        12,
                        "offset",
                        List.of(0, offset)),
                "emphasis",
                Options.map("disabled", true));
    }

    /** The largest changes under any model, so that the rows stay while the model changes. */
    private void change() {
        List<Table> tables = page.tables("change");
        List<Row> rows = tables.get(0).rows().stream()
                .filter(row -> row.kind() != RowKind.TOTAL)
                .limit(MOST_ROWS)
                .toList();
        List<String> names = rows.stream().map(row -> Markup.cut(row.label())).toList();
        double most = 0;
        Map<String, Object> byModel = new LinkedHashMap<>();
        for (int model = 0; model < tables.size(); model++) {
            Table table = tables.get(model);
            List<Object> bars = new ArrayList<>();
            List<Object> whiskers = new ArrayList<>();
            for (Row row : rows) {
                Row own = table.row(row.key().toArray(String[]::new)).orElse(row);
                Cell change = table.cell(own, "change");
                most = Math.max(most, Math.abs(change.number()));
                Interval interval = change.interval();
                if (interval != null) {
                    most = Math.max(most, Math.max(Math.abs(interval.low()), Math.abs(interval.high())));
                    String name = Markup.cut(row.label());
                    whiskers.add(Options.segment(List.of(interval.low(), name), List.of(interval.high(), name)));
                }
                bars.add(bar(own, table, change, interval));
            }
            byModel.put(
                    page.report().models().get(model).id(),
                    Options.map(
                            "series",
                            Options.list(Options.map("data", bars, "markLine", Options.map("data", whiskers)))));
        }
        page.data().chart(page.chartId("change"), base(names, nice(most)), byModel);
    }

    private Map<String, Object> bar(Row row, Table table, Cell change, @Nullable Interval interval) {
        String direction = TableHtml.direction(change);
        String color = direction.equals("flat") ? "--rule2" : direction.equals("up") ? "--accent" : "--warn";
        return Options.map(
                "value",
                change.number(),
                "itemStyle",
                Options.map("color", color),
                "tip",
                Options.tip(
                        row.label(),
                        "",
                        "Change",
                        page.text().signed(change),
                        "95%",
                        interval == null ? "fewer than 30" : page.text().of(change.unit(), interval),
                        "Now",
                        page.text().of(table.cell(row, "now")),
                        "Before",
                        page.text().of(table.cell(row, "before"))));
    }

    private Map<String, Object> base(List<String> names, double end) {
        return Options.map(
                "grid", Options.map("left", 104, "right", 16, "top", 4, "bottom", 24),
                "tooltip", Options.tooltip("item"),
                "xAxis",
                        Options.map(
                                "type",
                                "value",
                                "min",
                                -end,
                                "max",
                                end,
                                "interval",
                                end,
                                "axisLine",
                                Options.map("show", false),
                                "axisTick",
                                Options.map("show", false),
                                "axisLabel",
                                Options.map(
                                        "color",
                                        "--ink3",
                                        "fontSize",
                                        12,
                                        "formatter",
                                        "fn:eur:" + page.text().sign()),
                                "splitLine",
                                Options.map("lineStyle", Options.map("color", "--rule"))),
                "yAxis", Options.names(names, 94),
                "series",
                        Options.list(Options.map(
                                "type",
                                "bar",
                                "barMaxWidth",
                                11,
                                "data",
                                List.of(),
                                "markLine",
                                Options.map(
                                        "silent",
                                        true,
                                        "symbol",
                                        "none",
                                        "lineStyle",
                                        Options.map("color", "--ink", "width", 1, "type", "solid", "opacity", 0.75),
                                        "label",
                                        Options.map("show", false),
                                        "animation",
                                        false,
                                        "data",
                                        List.of()))));
    }

    /** The end of an axis: 1, 2 or 5 times a power of ten, not below the number. */
    static double nice(double number) {
        if (number <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(number)));
        double part = number / power;
        return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
    }
}
