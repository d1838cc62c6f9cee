package org.attributionj.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.attributionj.core.text.PrintedText;
import org.attributionj.io.RejectedRow;

/** Counts rejected rows by reason, each with one example. */
final class RejectReasons implements Consumer<RejectedRow> {
    private static final int MOST_SHOWN = 6;
    private static final int MOST_KEPT = 1000;
    private static final int LONGEST_VALUE = 40;

    private final Map<String, Reason> reasons = new LinkedHashMap<>();
    private long others;

    /** Why rows were rejected, and the first of them. */
    private static final class Reason {
        private final RejectedRow example;
        private long count;

        Reason(RejectedRow example) {
            this.example = example;
        }

        /** A row that was rejected as a whole shows nothing of itself. */
        @Override
        public String toString() {
            String value = example.value().length() > LONGEST_VALUE
                    ? example.value().substring(0, LONGEST_VALUE - 1) + "…"
                    : example.value();
            String what = example.column().isEmpty()
                    ? ""
                    : example.column() + (value.isEmpty() ? "" : " \"" + value + "\"") + " ";
            return PrintedText.escaped(count + (count == 1 ? " row: " : " rows: ") + what + example.reason() + " ("
                    + (count == 1 ? "" : "first ") + example.file() + ":" + example.line() + ")");
        }
    }

    @Override
    public void accept(RejectedRow row) {
        // values within reasons differ from row to row
        String key = row.column() + "\0" + row.reason().replaceAll("[\\d+.:TZ-]{4,}|\"[^\"]*\"", "#");
        Reason reason = reasons.get(key);
        if (reason == null) {
            if (reasons.size() >= MOST_KEPT) {
                others++;
                return;
            }
            reason = new Reason(row);
            reasons.put(key, reason);
        }
        reason.count++;
    }

    /** The reasons, the most frequent first. */
    List<String> lines() {
        List<Reason> sorted = new ArrayList<>(reasons.values());
        sorted.sort(Comparator.comparingLong((Reason reason) -> reason.count).reversed());
        List<String> lines = new ArrayList<>();
        for (Reason reason : sorted.subList(0, Math.min(sorted.size(), MOST_SHOWN))) {
            lines.add(reason.toString());
        }
        long left = others
                + sorted.subList(lines.size(), sorted.size()).stream()
                        .mapToLong(reason -> reason.count)
                        .sum();
        if (left > 0) {
            lines.add(left + " rows for other reasons; --rejects FILE writes all of them");
        }
        return lines;
    }

    /** The same in one line. */
    String sentence() {
        return lines().stream().limit(3).collect(Collectors.joining("; "));
    }
}
