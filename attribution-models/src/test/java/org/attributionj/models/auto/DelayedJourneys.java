package org.attributionj.models.auto;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.table.JourneyTable;

/**
 * Journeys whose conversions come at any hour: each touch multiplies the intensity, less and less, with the same lifetime
 * for all channels. The expected loss without each channel is counted along.
 */
final class DelayedJourneys {
    static final List<String> CHANNELS = List.of("a", "b", "c");
    static final double[] EFFECTS = {1.6, 0.4, 0.8};
    static final double LIFETIME_HOURS = 72;

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final double BASE_PER_HOUR = 2e-4;
    private static final int TOUCHING_HOURS = 480;
    private static final int FOLLOWED_HOURS = 720;

    final List<Journey> journeys = new ArrayList<>();

    /** Per channel, the sum over the conversions of 1 - intensity without it / intensity, under the truth. */
    final double[] lost = new double[CHANNELS.size()];

    private final Random random;

    DelayedJourneys(long seed, int customers) {
        random = new Random(seed);
        for (int customer = 0; customer < customers; customer++) {
            add("c" + customer);
        }
    }

    JourneyTable table() {
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
        journeys.forEach(table::add);
        return table;
    }

    private void add(String customer) {
        int n = 1 + random.nextInt(5);
        int[] hours = random.ints(n, 0, TOUCHING_HOURS).sorted().toArray();
        // channel a is the rarest
        int[] channels =
                random.ints(n, 0, 6).map(i -> i == 0 ? 0 : i < 4 ? 1 : 2).toArray();
        for (int hour = hours[0] + 1; hour <= hours[n - 1] + FOLLOWED_HOURS; hour++) {
            double[] logs = new double[CHANNELS.size()];
            for (int i = 0; i < n && hours[i] < hour; i++) {
                logs[channels[i]] += EFFECTS[channels[i]] * Math.exp(-(hour - hours[i]) / LIFETIME_HOURS);
            }
            if (random.nextDouble()
                    < BASE_PER_HOUR * Math.exp(Arrays.stream(logs).sum())) {
                int met = 0;
                while (met < n && hours[met] < hour) {
                    met++;
                }
                journeys.add(converted(customer, hours, channels, met, hour));
                for (int c = 0; c < lost.length; c++) {
                    lost[c] -= Math.expm1(-logs[c]);
                }
                return;
            }
        }
        journeys.add(Journey.open(touchpoints(customer, hours, channels, n)));
    }

    private static Journey converted(String customer, int[] hours, int[] channels, int met, int hour) {
        return Journey.converted(
                touchpoints(customer, hours, channels, met),
                Conversion.of(
                        customer, ConversionType.PURCHASE, Money.of("10", "EUR"), START.plus(Duration.ofHours(hour))));
    }

    private static List<Touchpoint> touchpoints(String customer, int[] hours, int[] channels, int n) {
        List<Touchpoint> touchpoints = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            touchpoints.add(Touchpoint.builder(customer, START.plus(Duration.ofHours(hours[i])))
                    .channel(Channel.of(CHANNELS.get(channels[i])))
                    .sequence(i)
                    .build());
        }
        return touchpoints;
    }
}
