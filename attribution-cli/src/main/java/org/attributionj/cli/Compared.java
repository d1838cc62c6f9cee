package org.attributionj.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.attributionj.core.comparison.ComparisonTable;
import org.attributionj.eval.bootstrap.ShareIntervals;
import org.attributionj.io.result.ComparisonWriter;
import picocli.CommandLine.Help.Ansi;

/**
 * What {@code compare} prints.
 *
 * @param table the comparison
 * @param intervals the intervals of each model's shares, over all currencies; empty if none were asked for
 */
record Compared(ComparisonTable table, Map<String, ShareIntervals> intervals) {
    private static final int DEFAULT_WIDTH = 120;

    /** Writes this in the format asked for. */
    void write(ResultFormat format, Output out) {
        ComparisonWriter rows = new ComparisonWriter(
                intervals.isEmpty()
                        ? ComparisonWriter.MoreColumns.NONE
                        : new ComparisonWriter.MoreColumns(
                                List.of(
                                        "label_share",
                                        "label_share_error",
                                        "label_share_low",
                                        "label_share_high",
                                        "label_share_ends"),
                                this::intervalColumns));
        try {
            switch (format) {
                case TABLE -> {
                    out.writer().write(table.toText(width(), !out.isFile() && Ansi.AUTO.enabled()));
                    out.writer().write(new IntervalTable(this, width()).print());
                }
                case CSV -> rows.writeCsv(table, out.writer());
                case JSON -> rows.writeJson(table, out.writer());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write results: " + e.getMessage(), e);
        }
    }

    /** The interval of a row's label over all currencies, and whether it is one or a spread; nothing if it has none. */
    private List<?> intervalColumns(ComparisonTable.Row row) {
        ShareIntervals ofModel = intervals.get(row.model());
        if (ofModel == null) {
            return List.of();
        }
        String ends = ofModel.isCovering() ? "interval" : "spread";
        return ofModel.rows().stream()
                .filter(each -> each.label().equals(row.label()))
                .findFirst()
                .map(each -> List.of(each.share(), each.standardError(), each.low(), each.high(), ends))
                .orElse(List.of());
    }

    private static int width() {
        String columns = System.getenv("COLUMNS");
        return columns != null && columns.matches("\\d{2,4}") ? Integer.parseInt(columns) : DEFAULT_WIDTH;
    }
}
