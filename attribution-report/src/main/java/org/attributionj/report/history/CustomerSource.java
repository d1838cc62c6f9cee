package org.attributionj.report.history;

import java.util.List;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;

/**
 * Events, one customer after the other. A report goes through them two or three times, so the same customers must come out
 * each time.
 */
@FunctionalInterface
public interface CustomerSource {

    /**
     * Shows all customers.
     *
     * @param visitor takes the customers
     */
    void forEachCustomer(Visitor visitor);

    /** Takes all events of one customer. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Takes all events of one customer.
         *
         * @param customer the customer's id
         * @param touchpoints the touchpoints, in any order
         * @param conversions the conversions and adjustments, in any order
         */
        void accept(String customer, List<Touchpoint> touchpoints, List<Conversion> conversions);
    }
}
