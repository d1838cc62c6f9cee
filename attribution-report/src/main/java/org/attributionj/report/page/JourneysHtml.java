package org.attributionj.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.Table;

/** Journeys: the commonest paths as streams, how long they are and how long they take. */
final class JourneysHtml {
    private final SectionPage page;

    private JourneysHtml(SectionPage page) {
        this.page = page;
    }

    static void write(SectionPage page) {
        JourneysHtml journeys = new JourneysHtml(page);
        page.lead();
        Markup html = page.html();
        page.table("paths").filter(table -> !table.rows().isEmpty()).ifPresent(paths -> {
            html.leaf("h3", "The " + paths.rows().size() + " most frequent converting paths");
            html.open(
                    "div", "class", "scroll pan", "tabindex", "0", "role", "region", "aria-label", "Streams of paths");
            page.chart("sankey", "h380 minw", "Streams of the most frequent converting paths.");
            html.close("div");
            journeys.streams(paths);
        });
        page.folded("paths");
        html.open("div", "class", "two").open("div").leaf("h3", "Touchpoints per conversion");
        page.chart("len", "h200", "Conversions by number of touchpoints.");
        html.close("div").open("div").leaf("h3", "Days from first touchpoint to conversion");
        page.chart("lag", "h200", "Conversions by days from the first touchpoint.");
        html.close("div").close("div");
        page.table("lengths").ifPresent(table -> journeys.bars("len", table, 0));
        page.table("lags")
                .ifPresent(table ->
                        journeys.bars("lag", table, Math.max(1, table.rows().size() / 5)));
        for (String id : List.of("lengths", "lags", "lag-groups", "first-last", "transitions", "drop-off")) {
            page.folded(id);
        }
        page.notes();
    }

    private void bars(String name, Table table, int interval) {
        List<Object> bars = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Row row : table.rows()) {
            names.add(row.label());
            bars.add(Options.map(
                    "value",
                    row.cells().get(0).number(),
                    "tip",
                    Options.tip(
                            row.label(),
                            "",
                            "Conversions",
                            page.text().of(row.cells().get(0)),
                            table.columns().get(1).title(),
                            page.text().of(row.cells().get(1)))));
        }
        page.data()
                .chart(
                        page.chartId(name),
                        Options.map(
                                "grid", Options.map("left", 8, "right", 8, "top", 20, "bottom", 26),
                                "tooltip", Options.tooltip("item"),
                                "xAxis",
                                        Options.map(
                                                "type", "category",
                                                "data", names,
                                                "axisTick", Options.map("show", false),
                                                "axisLine", Options.map("lineStyle", Options.map("color", "--rule2")),
                                                "axisLabel",
                                                        Options.map(
                                                                "color",
                                                                "--ink3",
                                                                "fontSize",
                                                                11,
                                                                "interval",
                                                                interval,
                                                                "hideOverlap",
                                                                true)),
                                "yAxis", Options.map("type", "value", "show", false),
                                "series",
                                        Options.list(Options.map(
                                                "type",
                                                "bar",
                                                "barCategoryGap",
                                                "18%",
                                                "label",
                                                Options.map(
                                                        "show", interval == 0,
                                                        "position", "top",
                                                        "color", "--ink3",
                                                        "fontSize", 11,
                                                        "formatter", "{c}"),
                                                "itemStyle",
                                                Options.map("color", "--accent"),
                                                "data",
                                                bars))));
    }

    /** Nodes are steps and channels, so that no stream runs backwards. */
    private void streams(Table paths) {
        Map<String, Double> nodes = new LinkedHashMap<>();
        Map<String, Double> links = new LinkedHashMap<>();
        int longest = paths.rows().stream()
                .mapToInt(row -> row.label().split(" > ", -1).length)
                .max()
                .orElse(1);
        String end = (longest + 1) + "|Conversion";
        for (Row row : paths.rows()) {
            double count = row.cells().get(0).number();
            String[] steps = row.label().split(" > ", -1);
            for (int i = 0; i < steps.length; i++) {
                String from = (i + 1) + "|" + steps[i];
                String to = i + 1 < steps.length ? (i + 2) + "|" + steps[i + 1] : end;
                nodes.merge(from, count, Double::sum);
                links.merge(from + "\u0000" + to, count, Double::sum);
            }
            nodes.merge(end, count, Double::sum);
        }
        page.data().chart(page.chartId("sankey"), sankey(nodes, links, end));
    }

    private Map<String, Object> sankey(Map<String, Double> nodes, Map<String, Double> links, String end) {
        List<Object> data = new ArrayList<>();
        nodes.forEach((node, count) -> {
            String name = Markup.cut(node.substring(node.indexOf('|') + 1));
            boolean isEnd = node.equals(end);
            data.add(Options.map(
                    "name",
                    node,
                    "itemStyle",
                    Options.map(
                            "color",
                            isEnd ? "--ink2" : Palette.token(page.palette().of(name))),
                    "label",
                    Options.map("formatter", name + "  " + Math.round(count), "position", isEnd ? "left" : "right"),
                    "tip",
                    Options.tip(name, "", "Conversions", Long.toString(Math.round(count)))));
        });
        List<Object> streams = new ArrayList<>();
        links.forEach((link, count) -> {
            String from = link.substring(0, link.indexOf('\u0000'));
            String to = link.substring(link.indexOf('\u0000') + 1);
            streams.add(Options.map(
                    "source",
                    from,
                    "target",
                    to,
                    "value",
                    count,
                    "tip",
                    Options.tip(
                            from.substring(from.indexOf('|') + 1) + " to " + to.substring(to.indexOf('|') + 1),
                            "",
                            "Conversions",
                            Long.toString(Math.round(count)))));
        });
        return Options.map(
                "tooltip", Options.tooltip("item"),
                "series",
                        Options.list(Options.map(
                                "type",
                                "sankey",
                                "left",
                                2,
                                "right",
                                6,
                                "top",
                                6,
                                "bottom",
                                6,
                                "nodeWidth",
                                9,
                                "nodeGap",
                                11,
                                "draggable",
                                false,
                                "layoutIterations",
                                48,
                                "nodeAlign",
                                "left",
                                "emphasis",
                                Options.map("focus", "adjacency"),
                                "label",
                                Options.map(
                                        "color",
                                        "--ink",
                                        "fontSize",
                                        12.5,
                                        "distance",
                                        6,
                                        "width",
                                        150,
                                        "overflow",
                                        "truncate",
                                        "textBorderColor",
                                        "--paper",
                                        "textBorderWidth",
                                        2.5),
                                "lineStyle",
                                Options.map("color", "source", "opacity", 0.3, "curveness", 0.5),
                                "data",
                                data,
                                "links",
                                streams)));
    }
}
