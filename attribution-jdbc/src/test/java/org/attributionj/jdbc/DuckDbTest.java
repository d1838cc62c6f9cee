package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.jdbc.support.StoreException;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.jdbc.tracker.TrackerBuilder;
import org.duckdb.DuckDBDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbTest extends StoreContract {
    @TempDir
    Path folder;

    private Connection kept;

    /** One connection stays open, as in a pool: DuckDB closes its file with the last one. */
    @Override
    TestDatabase open() throws SQLException {
        DataSource source = new DuckDBDataSource("jdbc:duckdb:" + folder.resolve("store.duckdb"));
        kept = source.getConnection();
        return new TestDatabase() {
            @Override
            public DataSource source() {
                return source;
            }

            @Override
            public void close() throws SQLException {
                kept.close();
            }
        };
    }

    @Test
    void theTrackerRefusesToStart() {
        TrackerBuilder tracker = ConversionTracker.builder(store());
        assertThatThrownBy(tracker::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the tracker does not run on DuckDB");
    }

    @Test
    void aDatabaseInMemoryOfEachConnectionIsRefused() {
        AttributionStore.Builder builder = AttributionStore.builder(new DuckDBDataSource("jdbc:duckdb:"));
        assertThatThrownBy(builder::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("each connection has a database in memory of its own");
    }

    @Test
    void aNamedDatabaseInMemoryServesButIsNotDurable() throws SQLException {
        DataSource source = new DuckDBDataSource("jdbc:duckdb::memory:named");
        try (Connection kept = source.getConnection()) {
            assertThat(kept.isClosed()).isFalse();
            AttributionStore named = AttributionStore.builder(source).open();
            named.events().write(List.of(Events.FULL_TOUCHPOINT), List.of(Events.FULL_CONVERSION));
            assertThat(named.journeys().events("anna").touchpoints()).containsExactly(Events.FULL_TOUCHPOINT);
            assertThatThrownBy(named::durable)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("keeps nothing");
        }
    }

    @Test
    void aFileIsDurableAndComesBackAfterItWasClosed() throws SQLException {
        store().durable().events().write(List.of(Events.FULL_TOUCHPOINT), List.of(Events.FULL_CONVERSION));
        kept.close();

        AttributionStore again = builder().open();

        assertThat(again.journeys().events("anna").conversions()).containsExactly(Events.FULL_CONVERSION);
    }

    @Test
    void ofTwoStoresOnOneFileNeitherMissesWhatTheOtherWrites() throws SQLException {
        try (Connection other = source().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("UPDATE attribution_stripes SET writes = writes + 1 WHERE stripe = 0");
            List<Touchpoint> touchpoints = List.of(Events.FULL_TOUCHPOINT);
            assertThatThrownBy(() -> store().events().write(touchpoints, List.of()))
                    .isInstanceOf(StoreException.class)
                    .hasRootCauseMessage("TransactionContext Error: Conflict on update!");
            other.commit();
        }
        assertThat(store().events()
                        .write(List.of(Events.FULL_TOUCHPOINT), List.of())
                        .touchpoints())
                .isEqualTo(1);
    }
}
