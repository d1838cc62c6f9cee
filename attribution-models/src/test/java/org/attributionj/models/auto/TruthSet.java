package org.attributionj.models.auto;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.attributionj.models.internal.Hashes;

/** A simulated data set of the reference folder: journeys in the order of the file, with outcomes. */
final class TruthSet {
    private static final double MILLIS_PER_HOUR = 3_600_000;

    final List<String> labels = new ArrayList<>();
    final List<Row> rows = new ArrayList<>();
    final boolean isTimed;

    /** One touch: a channel's code and a time (milliseconds, or a position). */
    record Step(int code, long time) {}

    /** One journey. */
    record Row(String customer, boolean converted, List<Step> steps, Map<String, String> facts) {}

    TruthSet(Path folder) {
        List<String[]> conversions = read(folder.resolve("conversions.csv.gz"));
        List<String[]> touches = read(folder.resolve("journeys.csv.gz"));
        String[] header = touches.get(0);
        isTimed = header[2].equals("timestamp_hours");
        Map<String, String[]> outcomes = new HashMap<>();
        for (String[] row : conversions.subList(1, conversions.size())) {
            outcomes.put(row[0], row);
        }
        Map<String, Integer> codes = new HashMap<>();
        for (int start = 1; start < touches.size(); ) {
            int end = start;
            while (end < touches.size() && touches.get(end)[0].equals(touches.get(start)[0])) {
                end++;
            }
            List<Step> steps = new ArrayList<>();
            for (int i = 0; i < end - start; i++) {
                String[] touch = touches.get(start + i);
                int code = codes.computeIfAbsent(touch[touch.length - 1], label -> {
                    labels.add(label);
                    return labels.size() - 1;
                });
                long time = isTimed ? Math.round(Double.parseDouble(touch[2]) * MILLIS_PER_HOUR) : i;
                steps.add(new Step(code, time));
            }
            String[] outcome = outcomes.get(touches.get(start)[0]);
            Map<String, String> facts = new HashMap<>();
            for (int i = 0; i < outcome.length; i++) {
                facts.put(conversions.get(0)[i], outcome[i]);
            }
            rows.add(new Row(outcome[0], outcome[1].equals("1"), steps, facts));
            start = end;
        }
    }

    AutoData data() {
        AutoData.Builder builder = new AutoData.Builder(labels);
        for (Row row : rows) {
            row.steps.forEach(step -> builder.touch(step.code, step.time));
            builder.end(row.converted, 1, Hashes.of(row.customer));
        }
        return builder.build();
    }

    private static List<String[]> read(Path file) {
        List<String[]> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                rows.add(line.split(",", -1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
