package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
    void idsMayHoldWhatSeparatesIdsInAList() {
        List<Touchpoint> touchpoints = new ArrayList<>();
        for (String id :
                List.of("a", "a\u0001", "\u00010\u0002", "a\u00010\u0002\u00011\u0002b", "\u0002", "x\0\u0001")) {
            touchpoints.add(Events.touch(id, "customer " + id, "2026-01-01T00:00:00Z"));
        }

        assertThat(store().events().write(touchpoints, List.of()).touchpoints()).isEqualTo(6);

        assertThat(store().events().write(touchpoints, List.of()).duplicateTouchpoints())
                .hasSize(6);
        for (Touchpoint touchpoint : touchpoints) {
            assertThat(store().journeys().events(touchpoint.customer()).touchpoints())
                    .containsExactly(touchpoint);
        }
    }

    @Test
    void everyMigrationOfTheOthersHasItsScriptAndIsApplied() throws Exception {
        List<String> scripts = scripts("duckdb");

        assertThat(scripts).isEqualTo(scripts("h2"));
        assertThat(TrackedEvents.column(source(), "SELECT script FROM attribution_schema_versions ORDER BY version"))
                .isEqualTo(scripts);
    }

    private static List<String> scripts(String dialect) throws Exception {
        URL folder = AttributionStore.class.getClassLoader().getResource("META-INF/attributionj/schema/" + dialect);
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
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
