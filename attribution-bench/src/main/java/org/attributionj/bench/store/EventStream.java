package org.attributionj.bench.store;

import java.time.Instant;
import java.util.Random;
import java.util.function.Consumer;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.MoneyUnit;

/**
 * Made-up events in the order in which they would come in: a second apart, of customers in no order. One event in twenty is a
 * conversion; 12 channels, the k-th with a weight of 1/k; 20 campaigns. The same for a name and a number of customers each
 * time. One thread at a time.
 */
final class EventStream {
    private static final int EVENTS_PER_CONVERSION = 20;
    private static final int CHANNELS = 12;
    private static final int CAMPAIGNS = 20;
    /** When the first event comes in. */
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final MoneyUnit CENT = Money.of("0.00", "EUR").unit();

    private final String name;
    private final int customers;
    private final Random random;
    private final double[] weights = new double[CHANNELS];
    private long number;

    /**
     * A stream from its first event on.
     *
     * @param name the beginning of all ids, which are then in order, as those of a log are
     * @param customers how many customers there are; streams share them
     */
    EventStream(String name, int customers) {
        this.name = name;
        this.customers = customers;
        random = new Random(name.hashCode());
        double sum = 0;
        for (int k = 0; k < CHANNELS; k++) {
            sum += 1.0 / (k + 1);
            weights[k] = sum;
        }
    }

    /** Gives the next event to one of two takers. */
    void next(Consumer<Touchpoint> touchpoints, Consumer<Conversion> conversions) {
        if ((number + 1) % EVENTS_PER_CONVERSION == 0) {
            conversions.accept(conversion(customer()));
        } else {
            touchpoints.accept(touchpoint(customer()));
        }
    }

    /** A touchpoint of a customer, at the next moment. */
    Touchpoint touchpoint(String customer) {
        return Touchpoint.builder(customer, START.plusSeconds(++number))
                .id(id())
                .channel(Channel.of(String.format("c%02d", channel())))
                .campaign("campaign " + random.nextInt(CAMPAIGNS))
                .build();
    }

    /** A conversion of a customer, at the next moment. */
    Conversion conversion(String customer) {
        return Conversion.builder(
                        customer,
                        ConversionType.PURCHASE,
                        CENT.times(100 + random.nextInt(20_000)),
                        START.plusSeconds(++number))
                .id(id())
                .build();
    }

    private String customer() {
        return customer(random.nextInt(customers));
    }

    /** The id of a customer; numbers in order give ids in no order. */
    static String customer(int number) {
        return String.format("customer-%08x", number * 0x9E3779B9);
    }

    private String id() {
        return String.format("%s-%010d", name, number);
    }

    private int channel() {
        double drawn = random.nextDouble() * weights[CHANNELS - 1];
        int k = 0;
        while (weights[k] < drawn) {
            k++;
        }
        return k + 1;
    }
}
