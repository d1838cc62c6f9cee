package org.attributionj.models.survival;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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

/** Journeys made by the models themselves, from a seed. */
final class Simulation {
    static final List<Channel> CHANNELS = List.of(Channel.DISPLAY, Channel.EMAIL, Channel.PAID_SEARCH);
    static final double FOLLOW_UP_DAYS = 30;

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final double DAY = 86_400_000.0;

    private final Random random;

    Simulation(long seed) {
        random = new Random(seed);
    }

    /** A touch: a channel's number and a day. */
    record Touch(int channel, double day) {}

    static JourneyTable table(List<Journey> journeys) {
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
        journeys.forEach(table::add);
        return table;
    }

    static Journey open(int customer, List<Touch> touches) {
        return Journey.open(touchpoints(customer, touches));
    }

    static Journey converted(int customer, List<Touch> touches, double day) {
        String name = name(customer);
        Conversion conversion =
                Conversion.of(name, ConversionType.PURCHASE, Money.of("10.00", "EUR"), START.plus(days(day)));
        return Journey.converted(touchpoints(customer, touches), conversion);
    }

    private static String name(int customer) {
        return String.format(Locale.ROOT, "c%06d", customer);
    }

    private static List<Touchpoint> touchpoints(int customer, List<Touch> touches) {
        List<Touchpoint> points = new ArrayList<>();
        for (int i = 0; i < touches.size(); i++) {
            Touch touch = touches.get(i);
            points.add(Touchpoint.builder(name(customer), START.plus(days(touch.day)))
                    .id(String.format(Locale.ROOT, "%s-%04d", name(customer), i))
                    .channel(CHANNELS.get(touch.channel))
                    .build());
        }
        return points;
    }

    private static Duration days(double days) {
        return Duration.ofMillis(Math.round(days * DAY));
    }

    /** Sorted touches at whole hours, so that ties happen. */
    List<Touch> touches(int most, int hours) {
        int n = 1 + random.nextInt(most);
        List<Touch> touches = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            touches.add(new Touch(random.nextInt(CHANNELS.size()), random.nextInt(hours) / 24.0));
        }
        touches.sort(Comparator.comparingDouble(Touch::day));
        return touches;
    }

    /** Journeys of any outcome; conversions at once or some days later. */
    List<Journey> anything(int customers) {
        List<Journey> journeys = new ArrayList<>();
        for (int customer = 0; customer < customers; customer++) {
            List<Touch> touches = touches(6, 400);
            double last = touches.get(touches.size() - 1).day;
            boolean isConverted = random.nextInt(3) == 0;
            double day = last + (random.nextBoolean() ? 0 : 3 * random.nextDouble());
            journeys.add(isConverted ? converted(customer, touches, day) : open(customer, touches));
        }
        return journeys;
    }

    /**
     * The additive hazard in continuous time: each touch brings about conversions as a Poisson process of intensity beta w
     * exp(-w t), the baseline one of intensity mu; the first one counts.
     */
    List<Journey> additive(int customers, double mu, double[] beta, double[] w) {
        List<Journey> journeys = new ArrayList<>();
        for (int customer = 0; customer < customers; customer++) {
            List<Touch> touches = touches(5, 480);
            double first = touches.get(0).day + exponential() / mu;
            for (Touch touch : touches) {
                // the first event of an exhausting process: with probability exp(-beta) there is none
                double used = exponential() / beta[touch.channel];
                if (used < 1) {
                    first = Math.min(first, touch.day - Math.log(1 - used) / w[touch.channel]);
                }
            }
            double last = touches.get(touches.size() - 1).day;
            if (first > last + FOLLOW_UP_DAYS) {
                journeys.add(open(customer, touches));
            } else {
                double day = first;
                journeys.add(converted(
                        customer,
                        touches.stream().filter(touch -> touch.day <= day).toList(),
                        day));
            }
        }
        return journeys;
    }

    /** The survival regression of one trial per journey. */
    List<Journey> trials(int customers, double a, double[] b, double w) {
        return trialsOfOwnDecays(customers, a, b, new double[] {w, w, w});
    }

    /** The same with a decay per channel. */
    List<Journey> trialsOfOwnDecays(int customers, double a, double[] b, double[] w) {
        List<Journey> journeys = new ArrayList<>();
        for (int customer = 0; customer < customers; customer++) {
            List<Touch> touches = touches(5, 240);
            double last = touches.get(touches.size() - 1).day;
            double eta = a;
            for (Touch touch : touches) {
                eta += b[touch.channel] * Math.exp(-w[touch.channel] * (last - touch.day));
            }
            boolean isConverted = random.nextDouble() < -Math.expm1(-Math.exp(eta));
            journeys.add(isConverted ? converted(customer, touches, last) : open(customer, touches));
        }
        return journeys;
    }

    private double exponential() {
        return -Math.log(1 - random.nextDouble());
    }
}
