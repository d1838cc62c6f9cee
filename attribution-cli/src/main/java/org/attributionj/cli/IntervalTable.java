package org.attributionj.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.attributionj.core.text.PrintedText;
import org.attributionj.eval.bootstrap.ShareIntervals;

/** Intervals for people: labels down, models across, in blocks that fit the width. */
final class IntervalTable {
    private static final String GAP = "  ";
    private static final String TITLE = "share of conversions";
    private static final String SPREAD =
            "[ ] intervals; ( ) spread of the resamples, no interval: priors move the estimate and"
                    + " the resamples alike, so nothing can be concluded from its ends";

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
                TITLE.length(),
                labels.stream()
                        .mapToInt(label -> PrintedText.escaped(label).length())
                        .max()
                        .orElse(0));
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
        if (comparison.intervals().values().stream().anyMatch(intervals -> !intervals.isCovering())) {
            text.append(SPREAD).append('\n');
        }
        return text.toString();
    }

    private static int columnWidth(Map.Entry<String, ShareIntervals> column) {
        return column.getValue().rows().stream()
                .mapToInt(row -> cell(column.getValue(), row).length())
                .reduce(PrintedText.escaped(column.getKey()).length(), Math::max);
    }

    private static String cell(ShareIntervals intervals, ShareIntervals.Row row) {
        return String.format(
                Locale.ROOT,
                intervals.isCovering() ? "%.4f [%.4f, %.4f]" : "%.4f (%.4f to %.4f)",
                row.share(),
                row.low(),
                row.high());
    }

    private static void print(
            List<String> labels, int labelWidth, List<Map.Entry<String, ShareIntervals>> block, StringBuilder text) {
        text.append(TITLE).append(" ".repeat(labelWidth - TITLE.length()));
        block.forEach(column -> append(PrintedText.escaped(column.getKey()), columnWidth(column), text));
        text.append('\n');
        for (String label : labels) {
            String shown = PrintedText.escaped(label);
            text.append(shown).append(" ".repeat(labelWidth - shown.length()));
            for (Map.Entry<String, ShareIntervals> column : block) {
                String cell = column.getValue().rows().stream()
                        .filter(row -> row.label().equals(label))
                        .map(row -> cell(column.getValue(), row))
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
