package org.attributionj.testkit;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Customer;
import org.attributionj.core.event.Touchpoint;

/**
 * The events of several customers in no order, as files and databases hand them over.
 *
 * <p>There are customers without any event, customers who never convert, conversions without a touchpoint, repeat
 * conversions, adjustments (some of a conversion that is not there), touchpoints after the last conversion, ties in time
 * and exact repeats of a row. Immutable and thread-safe.
 *
 * @param customers the population, with or without events
 * @param touchpoints the touchpoints, in any order
 * @param conversions the conversions and adjustments, in any order
 */
public record EventSet(List<Customer> customers, List<Touchpoint> touchpoints, List<Conversion> conversions) {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a list or an element is null
     */
    public EventSet {
        customers = ImmutableList.copyOf(customers);
        touchpoints = ImmutableList.copyOf(touchpoints);
        conversions = ImmutableList.copyOf(conversions);
    }
}
