package org.attributionj.cli;

import org.attributionj.jdbc.AttributionStore;
import org.attributionj.jdbc.support.Period;
import org.attributionj.report.history.CustomerSource;

/** Events of a database, one customer after the other. */
final class StoredCustomers {
    private StoredCustomers() {}

    static CustomerSource of(AttributionStore store) {
        return visitor -> store.journeys()
                .forEachCustomer(
                        Period.all(),
                        events -> visitor.accept(events.customer(), events.touchpoints(), events.conversions()));
    }
}
