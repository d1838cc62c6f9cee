package org.attributionj.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Options of pictures as data: maps and lists in a fixed order. */
final class Options {
    private Options() {}

    /** A map of names and values by turns. */
    static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    static List<Object> list(Object... values) {
        return new ArrayList<>(Arrays.asList(values));
    }

    /** The lines of a tooltip: the first one is its head. */
    static List<Object> tip(String... labelsAndValues) {
        List<Object> lines = new ArrayList<>();
        for (int i = 0; i + 1 < labelsAndValues.length; i += 2) {
            lines.add(list(Markup.cut(labelsAndValues[i]), labelsAndValues[i + 1]));
        }
        return lines;
    }

    static Map<String, Object> tooltip(String trigger) {
        return map("trigger", trigger, "confine", true, "formatter", "fn:tip");
    }

    static Map<String, Object> label(int size) {
        return map("color", "--ink3", "fontSize", size);
    }

    /** Names of rows down the side. */
    static Map<String, Object> names(List<String> names, int width) {
        return map(
                "type",
                "category",
                "axisLine",
                map("show", false),
                "axisTick",
                map("show", false),
                "axisLabel",
                map("color", "--ink", "fontSize", 12.5, "width", width, "overflow", "truncate"),
                "inverse",
                true,
                "data",
                names);
    }

    /** An interval as a line between two points of one row. */
    static List<Object> segment(Object from, Object to) {
        return list(map("coord", from), map("coord", to));
    }
}
