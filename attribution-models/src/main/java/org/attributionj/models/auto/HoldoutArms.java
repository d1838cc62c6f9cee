package org.attributionj.models.auto;

import static org.attributionj.models.internal.Checks.check;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Customer;
import org.attributionj.core.statistic.table.JourneyTable;

/**
 * The two arms of a randomised hold-out: eligible customers who could be served, and those who were held out.
 *
 * @param served the customers who could be served
 * @param heldOut the customers who were held out
 * @param coverage all conversions as a multiple of those of the population, 1 or more
 */
record HoldoutArms(Arm served, Arm heldOut, double coverage) {

    /**
     * The customers of one arm.
     *
     * @param customers their number
     * @param conversions the sum of their conversions
     * @param squares the sum of the squares of their conversions
     */
    record Arm(long customers, long conversions, long squares) {
        static final Arm EMPTY = new Arm(0, 0, 0);

        Arm plus(long more) {
            return new Arm(customers + 1, conversions + more, squares + more * more);
        }

        double mean() {
            return conversions / (double) customers;
        }

        /** The variance of the mean. */
        double errorSquared() {
            return Math.max(0, squares / (double) customers - mean() * mean()) / customers;
        }
    }

    /**
     * Counts the arms. Eligible are the customers of whom it is logged that the channel would have reached them; all, if it
     * is logged of nobody.
     *
     * @param channel the channel that was held out
     * @param population each customer once
     * @param conversions the conversions per customer; none where a customer is missing
     */
    static HoldoutArms of(Channel channel, List<Customer> population, Map<String, Long> conversions) {
        boolean isLogged = population.stream()
                .anyMatch(customer -> customer.wouldHaveBeenServed().contains(channel));
        Arm served = Arm.EMPTY;
        Arm heldOut = Arm.EMPTY;
        long ofPopulation = 0;
        for (Customer customer : population) {
            long own = conversions.getOrDefault(customer.id(), 0L);
            ofPopulation += own;
            if (isLogged && !customer.wouldHaveBeenServed().contains(channel)) {
                continue;
            }
            if (customer.heldOut().contains(channel)) {
                heldOut = heldOut.plus(own);
            } else {
                served = served.plus(own);
            }
        }
        long all = conversions.values().stream().mapToLong(Long::longValue).sum();
        return new HoldoutArms(served, heldOut, ofPopulation == 0 ? 1 : all / (double) ofPopulation);
    }

    /**
     * Counts the arms of all experiments that can be read: of channels that are held out from somebody, have customers in
     * both arms and are known.
     *
     * @param population each customer once
     * @param table the journeys of all customers
     * @param known the labels of channels that something is credited to
     * @throws IllegalArgumentException if a customer occurs twice
     */
    static SortedMap<Channel, HoldoutArms> of(
            Collection<Customer> population, JourneyTable table, Collection<String> known) {
        List<Customer> customers = distinct(population);
        Map<String, Long> conversions = AutoInput.conversions(table);
        SortedMap<Channel, HoldoutArms> arms = new TreeMap<>();
        for (Channel channel : channels(customers)) {
            HoldoutArms own = of(channel, customers, conversions);
            if (own.areBothFilled() && known.contains(channel.name())) {
                arms.put(channel, own);
            }
        }
        return arms;
    }

    /** The channels that are held out from somebody, sorted. */
    static Set<Channel> channels(Iterable<Customer> population) {
        Set<Channel> channels = new TreeSet<>();
        population.forEach(customer -> channels.addAll(customer.heldOut()));
        return channels;
    }

    /** The customers as a list, each of whom may occur once. */
    static List<Customer> distinct(Iterable<Customer> population) {
        Set<String> seen = new HashSet<>();
        for (Customer customer : population) {
            check(seen.add(customer.id()), "customer " + customer.id() + " occurs twice in the population");
        }
        return ImmutableList.copyOf(population);
    }

    boolean areBothFilled() {
        return served.customers() > 0 && heldOut.customers() > 0;
    }

    /**
     * Refuses a hold-out without one of its arms.
     *
     * @throws IllegalArgumentException if an arm is empty
     */
    HoldoutArms requireBoth(Channel channel) {
        check(
                areBothFilled(),
                "a hold-out of " + channel + " must have customers in both arms, but has " + served.customers()
                        + " served and " + heldOut.customers()
                        + " held out. Maybe no Customer record names the channel in heldOut.");
        return this;
    }

    /** The conversions that the served customers owe to the channel, scaled to all conversions of the data. */
    double incremental() {
        return coverage * served.customers() * (served.mean() - heldOut.mean());
    }

    /** The standard error of that. */
    double standardError() {
        return coverage * served.customers() * Math.sqrt(served.errorSquared() + heldOut.errorSquared());
    }
}
