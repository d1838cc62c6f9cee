package org.attributionj.models;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.table.JourneyTable;

/** Simulated data sets of the reference folder as a table; conversions come with the last touch, positions are hours. */
public final class TruthJourneys {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final double MILLIS_PER_HOUR = 3_600_000;

    private TruthJourneys() {}

    /** All journeys of a set. */
    public static JourneyTable read(Path folder) throws IOException {
        Map<String, Boolean> converted = new HashMap<>();
        List<String[]> outcomes = rows(folder.resolve("conversions.csv.gz"));
        outcomes.subList(1, outcomes.size()).forEach(row -> converted.put(row[0], row[1].equals("1")));
        Map<String, List<Touchpoint>> touches = new LinkedHashMap<>();
        List<String[]> rows = rows(folder.resolve("journeys.csv.gz"));
        for (String[] row : rows.subList(1, rows.size())) {
            String hour = row.length == 4 ? row[2] : row[1];
            touches.computeIfAbsent(row[0], customer -> new ArrayList<>())
                    .add(Touchpoint.builder(
                                    row[0], START.plusMillis(Math.round(Double.parseDouble(hour) * MILLIS_PER_HOUR)))
                            .id(row[0] + " " + row[1])
                            .channel(Channel.of(row[row.length - 1]))
                            .build());
        }
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
        touches.forEach((customer, points) -> {
            Instant last = points.get(points.size() - 1).time();
            table.add(
                    converted.getOrDefault(customer, false)
                            ? Journey.converted(
                                    points,
                                    Conversion.of(customer, ConversionType.PURCHASE, Money.of("1.00", "EUR"), last))
                            : Journey.open(points));
        });
        return table;
    }

    private static List<String[]> rows(Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().map(line -> line.split(",", -1)).toList();
        }
    }
}
