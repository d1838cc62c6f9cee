package org.attributionj.report.experiment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Customer;
import org.attributionj.report.history.Calendar;
import org.attributionj.report.history.CreditedJourney;
import org.attributionj.report.history.CustomerHistory;
import org.attributionj.report.history.ReportPart;

/**
 * Adds up what the arms of hold-outs bought in the period. Of a channel, the held-out arm are the customers from whom it was
 * kept; the other arm are all others of the population. Where the population says whom the channel would have reached, both
 * arms are these alone. Who bought nothing counts with nothing.
 */
public final class HoldoutPart implements ReportPart {
    static final int SERVED = 0;
    static final int HELD_OUT = 1;
    private static final int NEITHER = 2;

    private final List<String> channels;
    /** By customer, the arm in each channel's experiment. */
    private final Map<String, int[]> arms = new HashMap<>();

    private final Map<Integer, Map<String, Sums>> byCurrency = new TreeMap<>();
    private final Map<String, long[]> sizes = new TreeMap<>();

    /** One channel's arms in one currency: served first, then held out. */
    static final class Sums {
        final long[] conversions = new long[2];
        /** Of the customers' numbers of conversions. */
        final double[] conversionSquares = new double[2];

        final long[] value = new long[2];
        /** Of the customers' values, in units. */
        final double[] valueSquares = new double[2];
    }

    /**
     * Nothing counted yet.
     *
     * @param population customers with their arms
     * @throws IllegalArgumentException if a customer occurs twice
     */
    public HoldoutPart(Collection<Customer> population) {
        TreeSet<String> heldOut = new TreeSet<>();
        TreeSet<String> told = new TreeSet<>();
        for (Customer customer : population) {
            customer.heldOut().forEach(channel -> heldOut.add(channel.name()));
            customer.wouldHaveBeenServed().forEach(channel -> told.add(channel.name()));
        }
        channels = new ArrayList<>(heldOut);
        channels.forEach(channel -> sizes.put(channel, new long[2]));
        if (channels.isEmpty()) {
            return;
        }
        for (Customer customer : population) {
            int[] own = new int[channels.size()];
            for (int i = 0; i < own.length; i++) {
                own[i] = arm(customer, Channel.of(channels.get(i)), told.contains(channels.get(i)));
                if (own[i] != NEITHER) {
                    sizes(channels.get(i))[own[i]]++;
                }
            }
            if (arms.put(customer.id(), own) != null) {
                throw new IllegalArgumentException("customer " + customer.id() + " occurs twice in the population");
            }
        }
    }

    private static int arm(Customer customer, Channel channel, boolean isTold) {
        if (isTold && !customer.wouldHaveBeenServed().contains(channel)) {
            return NEITHER;
        }
        return customer.heldOut().contains(channel) ? HELD_OUT : SERVED;
    }

    @Override
    public void add(CustomerHistory history) {
        int[] own = arms.get(history.customer());
        if (own == null) {
            return;
        }
        Map<Integer, long[]> bought = new TreeMap<>();
        for (CreditedJourney journey : history.credited()) {
            if (journey.slot() == Calendar.NOW) {
                long[] sums = bought.computeIfAbsent(journey.currency(), key -> new long[2]);
                sums[0]++;
                sums[1] = Math.addExact(sums[1], journey.value());
            }
        }
        bought.forEach(
                (currency, sums) -> add(own, byCurrency.computeIfAbsent(currency, key -> new TreeMap<>()), sums));
    }

    private void add(int[] own, Map<String, Sums> into, long[] bought) {
        for (int i = 0; i < own.length; i++) {
            if (own[i] != NEITHER) {
                int arm = own[i];
                Sums sums = into.computeIfAbsent(channels.get(i), key -> new Sums());
                sums.conversions[arm] += bought[0];
                sums.conversionSquares[arm] += (double) bought[0] * bought[0];
                sums.value[arm] = Math.addExact(sums.value[arm], bought[1]);
                sums.valueSquares[arm] += (double) bought[1] * bought[1];
            }
        }
    }

    /** The channels that were kept from somebody. */
    List<String> channels() {
        return channels;
    }

    /** How many customers were served, and how many not. */
    long[] sizes(String channel) {
        return sizes.getOrDefault(channel, new long[2]);
    }

    Sums sums(int currency, String channel) {
        return byCurrency.getOrDefault(currency, Map.of()).getOrDefault(channel, new Sums());
    }
}
