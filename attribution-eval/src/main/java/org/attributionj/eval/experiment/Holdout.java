package org.attributionj.eval.experiment;

import static org.attributionj.eval.internal.Checks.check;
import static org.attributionj.eval.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Customer;
import org.jspecify.annotations.Nullable;

/**
 * What a randomised hold-out of one channel says about it: the customers from whom the channel was kept against all others
 * of the population, those without a touchpoint included.
 *
 * <p>{@link #everybody} compares the arms as they were drawn (intention to treat). Where it is logged who would have been
 * served without the hold-out, {@link #eligible} compares these customers only: a sharper answer about the same conversions,
 * because nobody else can differ.
 *
 * <p>The order of customers does not matter. O(customers). Immutable and thread-safe.
 *
 * @param channel the channel that was held out
 * @param everybody the comparison of all customers
 * @param eligible the comparison of those who would have been served; null if that is logged of nobody, or of one arm only
 * @param convertedOutside customers who converted but are not in the population, and take no part
 */
public record Holdout(
        Channel channel, HoldoutResult everybody, @Nullable HoldoutResult eligible, long convertedOutside)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the channel or the first comparison is null
     */
    public Holdout {
        notNull(channel, "channel");
        notNull(everybody, "everybody");
    }

    /**
     * The channels that are held out from somebody.
     *
     * @param population the customers
     * @return the channels, sorted
     */
    public static ImmutableSortedSet<Channel> channels(Iterable<Customer> population) {
        TreeSet<Channel> channels = new TreeSet<>();
        population.forEach(customer -> channels.addAll(customer.heldOut()));
        return ImmutableSortedSet.copyOf(channels);
    }

    /**
     * Compares the arms of a channel's hold-out.
     *
     * @param channel the channel
     * @param population all customers of the experiment, each once
     * @param outcomes what they did during the experiment
     * @param options level and covariate
     * @return the comparison
     * @throws IllegalArgumentException if an arm is empty, a customer occurs twice, or a covariate is no number
     */
    public static Holdout of(
            Channel channel, Collection<Customer> population, CustomerOutcomes outcomes, HoldoutOptions options) {
        List<Customer> sorted = new ArrayList<>(population);
        sorted.sort(Comparator.comparing(Customer::id));
        Set<String> ids = new HashSet<>();
        List<Customer> eligible = new ArrayList<>();
        boolean isHeldOut = false;
        boolean isServed = false;
        for (Customer customer : sorted) {
            check(ids.add(customer.id()), "customer " + customer.id() + " occurs twice in the population");
            if (customer.wouldHaveBeenServed().contains(channel)) {
                eligible.add(customer);
                isHeldOut |= customer.heldOut().contains(channel);
                isServed |= !customer.heldOut().contains(channel);
            }
        }
        long outside = outcomes.customers().stream()
                .filter(customer -> !ids.contains(customer))
                .count();
        return new Holdout(
                channel,
                HoldoutResult.of(channel, sorted, outcomes, options),
                isHeldOut && isServed ? HoldoutResult.of(channel, eligible, outcomes, options) : null,
                outside);
    }

    /**
     * The comparisons there are.
     *
     * @return that of everybody, then that of the eligible if there is one
     */
    public ImmutableList<HoldoutResult> results() {
        HoldoutResult sharper = eligible;
        return sharper == null ? ImmutableList.of(everybody) : ImmutableList.of(everybody, sharper);
    }

    /**
     * The comparison to go by: of the eligible if there is one, else of everybody.
     *
     * @return the comparison
     */
    public HoldoutResult best() {
        return Optional.ofNullable(eligible).orElse(everybody);
    }

    /** The comparisons, line by line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("hold-out of " + channel + "\n  everybody: " + everybody);
        if (eligible != null) {
            text.append("\n  would have been served: ").append(eligible);
        }
        if (convertedOutside > 0) {
            text.append("\n  left out: ")
                    .append(convertedOutside)
                    .append(" customers who converted outside the population");
        }
        return text.toString();
    }
}
