package org.attributionj.jdbc;

import javax.sql.DataSource;

/** A store on a database of the test's own, which was empty before; what the contracts of the store start from. */
interface StoreUnderTest {
    DataSource source();

    /** Opened with what {@link #builder()} says. */
    AttributionStore store();

    AttributionStore.Builder builder();

    /** The clock of the store. */
    SettableClock clock();
}
