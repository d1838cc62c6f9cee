package org.attributionj.models.regression;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Device;
import org.attributionj.core.event.Place;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.core.statistic.table.JourneyTable;

/** Small simulated journeys with both outcomes, the same for the same seed; devices vary by touch, countries by customer. */
final class SampleJourneys {
    static final List<String> CHANNELS = List.of("display", "email", "search", "social");
    private static final double[] EFFECTS = {-0.8, 0.9, 1.4, 0.3};
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private SampleJourneys() {}

    static List<Journey> journeys(long seed, int size) {
        Random random = new Random(seed);
        List<Journey> journeys = new ArrayList<>();
        for (int j = 0; j < size; j++) {
            String customer = "customer " + j;
            String country = random.nextBoolean() ? "SE" : "NO";
            int length = 1 + random.nextInt(6);
            double logOdds = country.equals("SE") ? -1.5 : -0.8;
            Instant at = START;
            List<Touchpoint> touchpoints = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                at = at.plus(Duration.ofMinutes(random.nextInt(5) * 700L));
                int channel = random.nextInt(CHANNELS.size());
                boolean isMobile = random.nextBoolean();
                logOdds += EFFECTS[channel] * (isMobile ? 0.4 : 0.7);
                touchpoints.add(
                        touch(customer, i, at, CHANNELS.get(channel), isMobile ? "mobile" : "desktop", country));
            }
            boolean isConverted = j == 0 || (j != 1 && random.nextDouble() < 1 / (1 + Math.exp(-logOdds)));
            journeys.add(journey(touchpoints, isConverted, at.plus(Duration.ofHours(random.nextInt(40)))));
        }
        return journeys;
    }

    static Touchpoint touch(String customer, int number, Instant at, String channel, String device, String country) {
        return Touchpoint.builder(customer, at)
                .id(customer + " " + number)
                .channel(Channel.of(channel))
                .device(new Device(device, null, null))
                .place(new Place(country, null, null))
                .build();
    }

    /** A conversion comes after the last touchpoint; an open journey ends with it. */
    static Journey journey(List<Touchpoint> touchpoints, boolean isConverted, Instant end) {
        if (!isConverted) {
            return Journey.open(touchpoints);
        }
        String customer = touchpoints.get(0).customer();
        return Journey.converted(
                touchpoints,
                Conversion.builder(customer, ConversionType.PURCHASE, Money.of("10", "EUR"), end)
                        .id("order of " + customer)
                        .build());
    }

    static JourneyTable table(List<Journey> journeys, LogisticOptions options) {
        return journeys.stream().collect(JourneyTable.statistic(Dimension.CHANNEL, options.needs()));
    }

    static PathTable paths(List<Journey> journeys) {
        return journeys.stream().collect(PathTable.statistic(Dimension.CHANNEL, List.of()));
    }

    /** Paths of letters, such as {@code add(table, "aab", 2, 3)}. */
    static PathTable add(PathTable table, String letters, long conversions, long nulls) {
        List<String> labels = letters.chars()
                .mapToObj(letter -> String.valueOf((char) letter))
                .toList();
        return add(table, labels, conversions, nulls);
    }

    static PathTable add(PathTable table, List<String> labels, long conversions, long nulls) {
        table.add(labels, conversions, Money.of(Long.toString(conversions), "EUR"), nulls);
        return table;
    }
}
