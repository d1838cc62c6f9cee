package org.attributionj.jdbc;

import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Opens a store before each test. A subclass brings the database and the contracts that it keeps. */
abstract class StoreTestCase implements StoreUnderTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T00:00:00Z"));
    private TestDatabase database;
    private AttributionStore store;

    /** An empty database. */
    abstract TestDatabase open() throws Exception;

    @BeforeEach
    final void openStore() throws Exception {
        database = open();
        store = builder().open();
    }

    @AfterEach
    final void closeDatabase() throws Exception {
        // none, if the test was skipped because there is no such database
        if (database != null) {
            database.close();
        }
    }

    @Override
    public final DataSource source() {
        return database.source();
    }

    @Override
    public final AttributionStore store() {
        return store;
    }

    @Override
    public final AttributionStore.Builder builder() {
        return AttributionStore.builder(source()).clock(clock);
    }

    @Override
    public final SettableClock clock() {
        return clock;
    }
}
