package org.attributionj.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.attributionj.eval.bootstrap.ShareIntervals;

/** Intervals for people: labels down, models across, in blocks that fit the width. */
final class IntervalTable {
    private static final String GAP = "  ";
    private static final String TITLE = "share of conversions";

    private final Compared comparison;
    private final int width;

    IntervalTable(Compared comparison, int width) {
        this.comparison = comparison;
        this.width = width;
    }

    String print() {
        StringBuilder text = new StringBuilder();
        List<String> labels = new ArrayList<>(comparison.table().labels());
        int labelWidth = Math.max(
                TITLE.length(), labels.stream().mapToInt(String::length).max().orElse(0));
        List<Map.Entry<String, ShareIntervals>> rest =
                new ArrayList<>(comparison.intervals().entrySet());
        while (!rest.isEmpty()) {
            List<Map.Entry<String, ShareIntervals>> block = new ArrayList<>();
            int used = labelWidth;
            do {
                block.add(rest.remove(0));
                used += GAP.length() + columnWidth(block.get(block.size() - 1));
            } while (!rest.isEmpty() && used + GAP.length() + columnWidth(rest.get(0)) <= width);
            print(labels, labelWidth, block, text);
        }
        return text.toString();
    }

    private static int columnWidth(Map.Entry<String, ShareIntervals> column) {
        return column.getValue().rows().stream()
                .mapToInt(row -> cell(row).length())
                .reduce(column.getKey().length(), Math::max);
    }

    private static String cell(ShareIntervals.Row row) {
        return String.format(Locale.ROOT, "%.4f [%.4f, %.4f]", row.share(), row.low(), row.high());
    }

    private static void print(
            List<String> labels, int labelWidth, List<Map.Entry<String, ShareIntervals>> block, StringBuilder text) {
        text.append(TITLE).append(" ".repeat(labelWidth - TITLE.length()));
        block.forEach(column -> append(column.getKey(), columnWidth(column), text));
        text.append('\n');
        for (String label : labels) {
            text.append(label).append(" ".repeat(labelWidth - label.length()));
            for (Map.Entry<String, ShareIntervals> column : block) {
                String cell = column.getValue().rows().stream()
                        .filter(row -> row.label().equals(label))
                        .map(IntervalTable::cell)
                        .findFirst()
                        .orElse("");
                append(cell, columnWidth(column), text);
            }
            text.append('\n');
        }
        text.append('\n');
    }

    private static void append(String cell, int width, StringBuilder text) {
        text.append(GAP).append(" ".repeat(width - cell.length())).append(cell);
    }
}
