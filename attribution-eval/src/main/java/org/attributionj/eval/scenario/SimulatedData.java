package org.attributionj.eval.scenario;

import static org.attributionj.eval.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.List;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Customer;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.eval.truth.KnownTruth;

/**
 * What a scenario made. Immutable and thread-safe.
 *
 * @param touchpoints the touchpoints, in the order in which they were delivered
 * @param conversions the conversions and their adjustments, in the order in which they were delivered
 * @param customers the whole population, with or without touchpoints, and its arms of hold-outs
 * @param truth what is true of these customers
 * @param experiment the conversions of these customers under every set of channels: the truth in numbers, not shares
 */
public record SimulatedData(
        List<Touchpoint> touchpoints,
        List<Conversion> conversions,
        List<Customer> customers,
        KnownTruth truth,
        VirtualExperiment experiment)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component or an element is null
     */
    public SimulatedData {
        touchpoints = ImmutableList.copyOf(touchpoints);
        conversions = ImmutableList.copyOf(conversions);
        customers = ImmutableList.copyOf(customers);
        notNull(truth, "truth");
        notNull(experiment, "experiment");
    }
}
