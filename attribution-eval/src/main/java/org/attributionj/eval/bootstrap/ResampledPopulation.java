package org.attributionj.eval.bootstrap;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import org.attributionj.core.event.Customer;

/**
 * The customers of experiments, drawn as often as their journeys are; those without a journey too. Immutable; threads share
 * it.
 */
final class ResampledPopulation {
    static final ResampledPopulation NONE = new ResampledPopulation(ImmutableList.of(), 0);

    private final ImmutableList<Customer> population;
    private final long[] keys;

    ResampledPopulation(Collection<Customer> population, long seed) {
        this.population = ImmutableList.copyOf(population);
        keys = this.population.stream()
                .mapToLong(customer -> PoissonWeights.key(customer.id(), seed))
                .toArray();
    }

    /** A customer drawn twice is two customers; no id that came from a file holds the character between. */
    static String copy(String customer, long copy) {
        return copy == 0 ? customer : customer + '\0' + copy;
    }

    /** The customers of a resample. */
    ImmutableList<Customer> customers(int replicate) {
        if (replicate == ModelBootstrap.DATA) {
            return population;
        }
        ImmutableList.Builder<Customer> drawn = ImmutableList.builderWithExpectedSize(population.size());
        for (int i = 0; i < keys.length; i++) {
            Customer customer = population.get(i);
            int copies = PoissonWeights.one(keys[i], replicate);
            for (int copy = 0; copy < copies; copy++) {
                drawn.add(
                        copy == 0
                                ? customer
                                : new Customer(
                                        copy(customer.id(), copy),
                                        customer.heldOut(),
                                        customer.wouldHaveBeenServed(),
                                        customer.covariates()));
            }
        }
        return drawn.build();
    }
}
