package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import javax.sql.DataSource;
import org.attributionj.jdbc.support.StoreException;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

class H2MemoryTrackerTest extends TrackerContract {
    @Override
    TestDatabase open() {
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");
        return new TestDatabase() {
            @Override
            public DataSource source() {
                return pool;
            }

            @Override
            public void close() {
                pool.dispose();
            }
        };
    }

    @Override
    boolean isDurable() {
        return false;
    }

    @Test
    void memoryIsRefusedUnlessToldOtherwise() {
        assertThatThrownBy(() -> ConversionTracker.builder(store).models(TrackedEvents.EQUAL).open())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("H2 database in memory keeps nothing");
    }
}
