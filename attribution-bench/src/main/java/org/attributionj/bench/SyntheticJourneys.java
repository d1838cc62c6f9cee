package org.attributionj.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Feature;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.MoneyUnit;
import org.attributionj.core.statistic.table.JourneyTable;

/**
 * Journeys for timing: the number of touchpoints is geometric with mean 4.5, at most 50; 12 channels unless
 * said otherwise, the k-th with a weight of 1/k; gaps of up to four days.
 */
final class SyntheticJourneys {
    /** A system property: fewer journeys than a benchmark asks for, to see that it runs. */
    static final String LIMIT = "attributionj.bench.journeys";

    private static final int CHANNELS = 12;
    private static final int LONGEST = 50;
    private static final double MEAN_LENGTH = 4.5;
    private static final MoneyUnit CENT = Money.of("0.00", "EUR").unit();
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random;
    private final double[] cumulative;
    private final String[] names;

    /** The length of all journeys, or 0 if it is drawn. */
    private final int fixedLength;

    SyntheticJourneys(long seed) {
        this(seed, CHANNELS);
    }

    SyntheticJourneys(long seed, int channels) {
        this(seed, channels, 0);
    }

    /** Journeys of one length. */
    SyntheticJourneys(long seed, int channels, int length) {
        fixedLength = length;
        names = new String[channels];
        random = new Random(seed);
        cumulative = new double[channels];
        double sum = 0;
        for (int k = 0; k < channels; k++) {
            sum += 1.0 / (k + 1);
            cumulative[k] = sum;
            names[k] = String.format("c%02d", k + 1);
        }
    }

    /** Journeys as records. */
    List<Journey> records(int count) {
        List<Journey> journeys = new ArrayList<>(count);
        for (int i = 0; i < limited(count); i++) {
            journeys.add(record(i));
        }
        return journeys;
    }

    /** Converting journeys as columns, with times. */
    JourneyBatch batch(int count) {
        return batch(count, 1);
    }

    /** Journeys as columns, with times; about that part of them converting, the others observed to their last touchpoint. */
    JourneyBatch batch(int count, double converting) {
        return batch(count, converting, Needs.features(Feature.TIMES, Feature.MILESTONES, Feature.ENGAGEMENT));
    }

    /** Journeys as columns; about that part of them converting. */
    JourneyBatch batch(int count, double converting, Needs needs) {
        JourneyBatch.Builder batch = JourneyBatch.builder(JourneySchema.of(Dimension.CHANNEL, needs));
        for (int i = 0; i < limited(count); i++) {
            batch.add(record(i, converting));
        }
        return batch.build();
    }

    /** Journeys by customer, with times; about that part of them converting. */
    JourneyTable table(int count, double converting) {
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
        for (int i = 0; i < limited(count); i++) {
            table.add(record(i, converting));
        }
        return table;
    }

    /** Paths as text, such as {@code c01 > c07}. */
    String[] paths(int count) {
        String[] paths = new String[limited(count)];
        for (int i = 0; i < paths.length; i++) {
            StringBuilder path = new StringBuilder(channel());
            for (int left = length() - 1; left > 0; left--) {
                path.append(" > ").append(channel());
            }
            paths[i] = path.toString();
        }
        return paths;
    }

    private int length() {
        if (fixedLength > 0) {
            return fixedLength;
        }
        return Math.min(LONGEST, 1 + (int) (Math.log(1 - random.nextDouble()) / Math.log(1 - 1 / MEAN_LENGTH)));
    }

    private Journey record(int i, double converting) {
        Journey journey = record(i);
        return converting == 1 || random.nextDouble() < converting ? journey : Journey.open(journey.touchpoints());
    }

    static int limited(int count) {
        return Math.min(count, Integer.getInteger(LIMIT, count));
    }

    private Journey record(int i) {
        String customer = "u" + i;
        int length = length();
        Instant time = START.plusSeconds(random.nextInt(60 * 86_400));
        List<Touchpoint> touchpoints = new ArrayList<>(length);
        for (int k = 0; k < length; k++) {
            touchpoints.add(Touchpoint.builder(customer, time)
                    .id(customer + "-" + k)
                    .channel(Channel.of(channel()))
                    .build());
            time = time.plusSeconds(1 + random.nextInt(4 * 86_400));
        }
        Money value = CENT.times(100 + random.nextInt(20_000));
        return Journey.converted(touchpoints, Conversion.of(customer, ConversionType.PURCHASE, value, time));
    }

    private String channel() {
        double drawn = random.nextDouble() * cumulative[cumulative.length - 1];
        int k = 0;
        while (cumulative[k] < drawn) {
            k++;
        }
        return names[k];
    }
}
