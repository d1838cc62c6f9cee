package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.attributionj.jdbc.Events.buy;
import static org.attributionj.jdbc.Events.touch;
import static org.attributionj.jdbc.StoreSteps.completeAll;
import static org.attributionj.jdbc.TrackedEvents.column;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.jdbc.support.StoreException;
import org.attributionj.jdbc.write.EventWriter;
import org.attributionj.jdbc.write.WriteReport;
import org.junit.jupiter.api.Test;

/** What the store promises of events that are written within a transaction of the caller. */
interface WithinContract extends StoreUnderTest {
    int PATIENCE_SECONDS = 120;

    @Test
    default void whatIsCommittedIsFoundByTheNextSweepWithTheHostsOwnRows() throws SQLException {
        AttributionStore store = store();
        if (refusesAll()) {
            return;
        }
        run("CREATE TABLE host_orders (id VARCHAR(20) PRIMARY KEY)");
        try (Connection connection = begun()) {
            runOn(connection, "INSERT INTO host_orders VALUES ('order-1')");
            EventWriter events = store.events().within(connection);
            WriteReport report = events.write(
                    List.of(touch("t", "anna", "2026-01-01T00:00:00Z")),
                    List.of(buy("order-1", "anna", "2026-01-02T00:00:00Z", "10.00")));
            assertThat(report.pending()).containsExactly("order-1");
            assertThat(events.write(List.of(touch("t", "anna", "2026-01-01T00:00:00Z")), List.of())
                            .duplicates())
                    .isEqualTo(1);
            assertThat(connection.getAutoCommit()).isFalse();
            connection.commit();
        }
        completeAll(store);

        assertThat(store.results().of("order-1").get(0).credits()).hasSize(1);
        assertThat(column(source(), "SELECT id FROM host_orders")).containsExactly("order-1");
    }

    @Test
    default void whatIsRolledBackWasNeverThere() throws SQLException {
        AttributionStore store = store();
        if (refusesAll()) {
            return;
        }
        store.events().write(List.of(), List.of(buy("before", "anna", "2026-01-02T00:00:00Z", "5")));
        completeAll(store);
        try (Connection connection = begun()) {
            WriteReport report = store.events()
                    .within(connection)
                    .write(
                            List.of(touch("t", "anna", "2026-01-01T00:00:00Z")),
                            List.of(buy("order-1", "anna", "2026-01-03T00:00:00Z", "10.00"), tooLong()));
            assertThat(report.pending()).containsExactlyInAnyOrder("order-1", "before");
            connection.rollback();
        }

        assertThat(store.pending().count()).isZero();
        assertThat(store.journeys().events("anna").touchpoints()).isEmpty();
        assertThat(store.journeys().events("anna").conversions()).hasSize(1);
        assertThat(column(source(), "SELECT reason FROM attribution_rejected_events"))
                .isEmpty();
    }

    private static Conversion tooLong() {
        return buy("i".repeat(600), "anna", "2026-01-03T00:00:00Z", "1");
    }

    @Test
    default void aCallThatFailsLeavesTheHostsTransactionAsItWas() throws SQLException {
        AttributionStore store = store();
        if (refusesAll()) {
            return;
        }
        run(
                store.dialect().equals("sqlite")
                        ? "CREATE TRIGGER no_poison BEFORE INSERT ON attribution_touchpoints WHEN NEW.id = 'poison'"
                                + " BEGIN SELECT RAISE(ABORT, 'no poison'); END"
                        : "ALTER TABLE attribution_touchpoints ADD CONSTRAINT no_poison CHECK (id <> 'poison')");
        try (Connection connection = begun()) {
            EventWriter events = store.events().within(connection);
            events.write(List.of(touch("first", "anna", "2026-01-01T00:00:00Z")), List.of());
            assertThatThrownBy(() -> events.write(
                            List.of(
                                    touch("beside", "anna", "2026-01-01T00:00:00Z"),
                                    touch("poison", "anna", "2026-01-01T00:00:00Z")),
                            List.of()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("within the caller's transaction");
            events.write(List.of(touch("last", "anna", "2026-01-01T00:00:00Z")), List.of());
            connection.commit();
        }

        assertThat(store.journeys().events("anna").touchpoints())
                .extracting(touchpoint -> touchpoint.id())
                .containsExactlyInAnyOrder("first", "last");
    }

    /** Whichever of the two comes first, the other one sees it. */
    @Test
    default void aConversionThatAnotherWriterStoresMeanwhileLearnsOfTheTouchpoint() throws Exception {
        AttributionStore store = store();
        if (refusesAll()) {
            return;
        }
        CompletableFuture<WriteReport> other;
        try (Connection connection = begun()) {
            // the moment at which a transaction of a higher level would see the tables
            runOn(connection, "SELECT COUNT(*) FROM attribution_conversions");
            store.events().within(connection).write(List.of(touch("t", "anna", "2026-01-01T00:00:00Z")), List.of());
            other = CompletableFuture.supplyAsync(
                    () -> store.events().write(List.of(), List.of(buy("c", "anna", "2026-01-02T00:00:00Z", "10"))));
            connection.commit();
        }
        assertThat(other.get(PATIENCE_SECONDS, TimeUnit.SECONDS).conversions()).isEqualTo(1);
        completeAll(store);

        assertThat(store.results().of("c").get(0).credits()).hasSize(1);
    }

    @Test
    default void aConnectionThatIsOfNoUseIsRefusedWithWhatToDo() throws SQLException {
        AttributionStore store = store();
        if (refusesAll()) {
            return;
        }
        try (Connection connection = source().getConnection()) {
            assertThatThrownBy(() -> store.events().within(connection))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("setAutoCommit(false)");
        }
        if (!store.dialect().equals("sqlite")) {
            try (Connection connection = source().getConnection()) {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                connection.setAutoCommit(false);
                assertThatThrownBy(() -> store.events().within(connection))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("but was at REPEATABLE READ");
            }
        }
        try (Connection connection = begun()) {
            EventWriter within = store.events().within(connection);
            assertThatThrownBy(() -> within.within(connection)).isInstanceOf(UnsupportedOperationException.class);
            connection.setAutoCommit(true);
            List<Touchpoint> one = List.of(touch("t", "anna", "2026-01-01T00:00:00Z"));
            assertThatThrownBy(() -> within.write(one, List.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("auto-commit");
        }
    }

    /** DuckDB, which has no such transactions. */
    private boolean refusesAll() throws SQLException {
        if (!store().dialect().equals("duckdb")) {
            return false;
        }
        try (Connection connection = begun()) {
            assertThatThrownBy(() -> store().events().within(connection))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("after the commit");
        }
        return true;
    }

    private Connection begun() throws SQLException {
        Connection connection = source().getConnection();
        if (!store().dialect().equals("sqlite") && !store().dialect().equals("duckdb")) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
        connection.setAutoCommit(false);
        return connection;
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = source().getConnection()) {
            runOn(connection, sql);
        }
    }

    private static void runOn(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
