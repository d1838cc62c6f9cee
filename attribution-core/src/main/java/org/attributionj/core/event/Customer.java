package org.attributionj.core.event;

import static org.attributionj.core.internal.Checks.notBlank;
import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;

/**
 * A member of the population, with or without touchpoints, and its arms of the experiments that run.
 *
 * <p>Needed for baselines and incrementality, optional otherwise. Immutable and thread-safe.
 *
 * @param id the customer's id
 * @param heldOut the channels that an experiment kept from this customer
 * @param wouldHaveBeenServed the channels that would have reached this customer without a hold-out, as far as it is
 *     logged
 * @param covariates facts known before the experiment, sorted by name
 */
public record Customer(
        String id, Set<Channel> heldOut, Set<Channel> wouldHaveBeenServed, Map<String, String> covariates)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the id is blank
     */
    public Customer {
        notBlank(id, "customer");
        heldOut = ImmutableSet.copyOf(notNull(heldOut, "heldOut"));
        wouldHaveBeenServed = ImmutableSet.copyOf(notNull(wouldHaveBeenServed, "wouldHaveBeenServed"));
        covariates = notNull(covariates, "covariates").isEmpty()
                ? ImmutableSortedMap.of()
                : ImmutableSortedMap.copyOf(covariates);
    }

    /**
     * A customer in no experiment.
     *
     * @param id the customer's id
     * @return the customer
     */
    public static Customer of(String id) {
        return new Customer(id, ImmutableSet.of(), ImmutableSet.of(), ImmutableSortedMap.of());
    }
}
