package org.attributionj.models.json;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Device;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.AttributionModels;

/** Small simulated journeys for models to store: both outcomes, two currencies, conversions without a touchpoint. */
final class StoredJourneys {
    static final Dimension SHELF = Dimension.attribute("shelf");

    private static final List<String> CHANNELS = List.of("display", "e-mail \"weekly\"", "search", "sökning", "tv");
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private StoredJourneys() {}

    static List<Journey> of(long seed, int size) {
        Random random = new Random(seed);
        List<Journey> journeys = new ArrayList<>();
        for (int j = 0; j < size; j++) {
            String customer = "customer " + j;
            List<Touchpoint> touchpoints = new ArrayList<>();
            Instant at = START;
            double logOdds = -2;
            int length = random.nextInt(7);
            for (int i = 0; i < length; i++) {
                at = at.plus(Duration.ofMinutes(random.nextInt(5) * 700L));
                int channel = random.nextInt(CHANNELS.size());
                boolean isMobile = random.nextBoolean();
                logOdds += 0.3 * channel + (isMobile ? 0.2 : -0.1);
                touchpoints.add(Touchpoint.builder(customer, at)
                        .id(customer + " " + i)
                        .channel(Channel.of(CHANNELS.get(channel)))
                        .device(new Device(isMobile ? "mobile" : "desktop", null, null))
                        .attributes(Map.of("shelf", random.nextBoolean() ? "top" : "low"))
                        .build());
            }
            boolean isConverted = length == 0 || j < 2 || random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
            Instant end = at.plus(Duration.ofHours(random.nextInt(40)));
            journeys.add(
                    (isConverted && j != 3) || length == 0
                            ? Journey.converted(touchpoints, purchase(customer, end, random))
                            : Journey.open(touchpoints));
        }
        return journeys;
    }

    private static Conversion purchase(String customer, Instant at, Random random) {
        String currency = random.nextInt(3) == 0 ? "SEK" : "EUR";
        return Conversion.builder(
                        customer, ConversionType.PURCHASE, Money.of((1 + random.nextInt(20_000)) + ".1", currency), at)
                .id("order of " + customer)
                .build();
    }

    static PathTable paths(List<Journey> journeys, PathTransform... transforms) {
        return journeys.stream().collect(PathTable.statistic(Dimension.CHANNEL, List.of(transforms)));
    }

    static JourneyTable table(List<Journey> journeys, Needs needs) {
        return journeys.stream().collect(JourneyTable.statistic(Dimension.CHANNEL, needs));
    }

    /** A model of the catalogue, fitted if it has to be. */
    static AttributionModel model(String text, List<Journey> journeys) {
        ModelDefinition definition = AttributionModels.define(text);
        return definition instanceof ModelDefinition.Fittable<?> fittable
                ? fitted(fittable, journeys)
                : ((ModelDefinition.Ready) definition).model();
    }

    private static <T> AttributionModel fitted(ModelDefinition.Fittable<T> fittable, List<Journey> journeys) {
        JourneyStatistic<?, T> statistic = fittable.statistic(Dimension.CHANNEL, List.of());
        return fittable.fit(journeys.stream().collect(statistic));
    }
}
