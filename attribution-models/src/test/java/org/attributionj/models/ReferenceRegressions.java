package org.attributionj.models;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.table.JourneyTable;

/** Journeys, and what R's regressions make of them: {@code golden/r/regressions.R} says how, by which version its output. */
public final class ReferenceRegressions {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Map<String, Double> numbers = lines("regressions.csv").stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split(",", 2))
            .collect(Collectors.toMap(row -> row[0], row -> Double.valueOf(row[1])));

    private static List<String> lines(String file) {
        String resource = "/golden/r/" + file;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ReferenceRegressions.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A number by its name. */
    public double get(String name) {
        return Objects.requireNonNull(numbers.get(name), name);
    }

    /** The journeys that R saw. */
    public static JourneyTable journeys() {
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
        List<String> lines = lines("journeys.csv");
        for (int i = 1; i < lines.size(); i++) {
            table.add(
                    journey(String.format(Locale.ROOT, "c%04d", i), lines.get(i).split(",", 3)));
        }
        return table;
    }

    private static Journey journey(String customer, String[] row) {
        List<Touchpoint> touchpoints = new ArrayList<>();
        for (String touch : row[2].split("\\|", -1)) {
            String[] parts = touch.split("@", 2);
            touchpoints.add(Touchpoint.builder(customer, START.plus(Duration.ofHours(Long.parseLong(parts[1]))))
                    .id(customer + " " + touchpoints.size())
                    .channel(Channel.of(parts[0]))
                    .build());
        }
        Instant end = START.plus(Duration.ofHours(Long.parseLong(row[1])));
        return row[0].equals("1")
                ? Journey.converted(
                        touchpoints, Conversion.of(customer, ConversionType.PURCHASE, Money.of("1.00", "EUR"), end))
                : Journey.open(touchpoints);
    }
}
