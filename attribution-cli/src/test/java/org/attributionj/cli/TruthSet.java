package org.attributionj.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Writes a set of the reference folder as the command reads it. */
final class TruthSet {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final double MILLIS_PER_HOUR = 3_600_000;

    private TruthSet() {}

    /** The set's two files as one file of events. Sets without times have positions, which stand for hours. */
    static Path events(Path folder, Path directory) throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add("customer,time,sequence,channel,conversion,value,currency");
        Map<String, String> lastHour = new HashMap<>();
        List<String[]> touches = read(folder.resolve("journeys.csv.gz"));
        for (String[] touch : touches.subList(1, touches.size())) {
            String hour = touch.length == 4 ? touch[2] : touch[1];
            lastHour.put(touch[0], hour);
            rows.add(String.join(",", touch[0], time(hour), touch[1], touch[touch.length - 1], "0", "", ""));
        }
        List<String[]> conversions = read(folder.resolve("conversions.csv.gz"));
        for (String[] customer : conversions.subList(1, conversions.size())) {
            if (customer[1].equals("1")) {
                String hour = customer.length < 3 || customer[2].isEmpty() ? lastHour.get(customer[0]) : customer[2];
                rows.add(String.join(",", customer[0], time(hour), "0", "", "1", "1", "EUR"));
            }
        }
        return Files.write(directory.resolve("events.csv"), rows);
    }

    /** The customers of a set with a hold-out of display. */
    static Path population(Path folder, Path directory) throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add("customer,holdout_display,would_be_served_display");
        List<String[]> customers = read(folder.resolve("conversions.csv.gz"));
        List<String> header = List.of(customers.get(0));
        int heldOut = header.indexOf("holdout_display");
        int served = header.indexOf("would_be_served_display");
        for (String[] customer : customers.subList(1, customers.size())) {
            rows.add(String.join(",", customer[0], customer[heldOut], customer[served]));
        }
        return Files.write(directory.resolve("population.csv"), rows);
    }

    private static String time(String hours) {
        return START.plusMillis(Math.round(Double.parseDouble(hours) * MILLIS_PER_HOUR))
                .toString();
    }

    private static List<String[]> read(Path file) throws IOException {
        List<String[]> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                rows.add(line.split(",", -1));
            }
        }
        return rows;
    }
}
