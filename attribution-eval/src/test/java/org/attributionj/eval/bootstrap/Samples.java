package org.attributionj.eval.bootstrap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.table.JourneyTable;

/** Journeys drawn from a fixed process: customers of one to three journeys over four channels. */
final class Samples {
    private static final String[] CHANNELS = {"a", "b", "c", "d"};
    private static final double[] FREQUENCIES = {0.4, 0.7, 0.9, 1};
    private static final double[] RATES = {0.1, 0.3, 0.2, 0.05};
    private static final Instant END = Instant.parse("2026-03-01T00:00:00Z");

    private Samples() {}

    static List<Journey> journeys(int customers, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Journey> journeys = new ArrayList<>();
        for (int customer = 0; customer < customers; customer++) {
            int count = 1 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                journeys.add(journey("customer" + customer, END.plusSeconds(864_000L * i), random));
            }
        }
        return journeys;
    }

    private static Journey journey(String customer, Instant end, SplittableRandom random) {
        int n = 1 + random.nextInt(4);
        double rate = 0;
        List<Touchpoint> touchpoints = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double u = random.nextDouble();
            int channel = 0;
            while (u >= FREQUENCIES[channel]) {
                channel++;
            }
            rate += RATES[channel];
            touchpoints.add(Touchpoint.of(
                    customer, Channel.of(CHANNELS[channel]), end.minusSeconds(3600L * (n - i) + random.nextInt(3600))));
        }
        if (random.nextDouble() >= rate) {
            return Journey.open(touchpoints);
        }
        Money value = Money.of(10 + random.nextInt(90) + ".50", "EUR");
        return Journey.converted(
                touchpoints,
                Conversion.builder(customer, ConversionType.PURCHASE, value, end)
                        .allowNegative()
                        .build());
    }

    static JourneyTable table(List<Journey> journeys) {
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
        journeys.forEach(table::add);
        return table;
    }
}
