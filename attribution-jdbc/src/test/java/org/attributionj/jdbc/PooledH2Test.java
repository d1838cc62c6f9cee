package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attributionj.jdbc.Events.touch;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.attributionj.jdbc.support.StoreException;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** H2 closes its file for an interrupt; the pool that most users have says of each connection that it is valid all the same. */
class PooledH2Test {
    private static final int INTERRUPTS = 5;

    @TempDir
    Path folder;

    @Test
    void theTrackerGoesOnAfterAnInterruptClosedTheDatabase() {
        try (HikariDataSource pool = pool()) {
            AttributionStore store = AttributionStore.builder(pool).open();
            int closed = 0;
            try (ConversionTracker tracker =
                    TrackerChild.tracker(store).sweeps(false).open()) {
                for (int i = 0; i < INTERRUPTS; i++) {
                    closed += writeInterrupted(store.durable(), i) ? 0 : 1;
                    assertThat(tracker.track(touch("t" + i, "anna", "2026-01-01T00:00:00Z"))
                                    .isComplete())
                            .isTrue();
                }
            }
            assertThat(closed).isPositive();
            assertThat(store.journeys().events("anna").touchpoints()).hasSize(INTERRUPTS);
        }
    }

    /** As when the disk is full: the connections in the pool say that all is well, and a statement may search for ever. */
    @Test
    void theTrackerGoesOnAfterTheFileWasClosedBeneathThePool() throws SQLException {
        try (HikariDataSource pool = pool()) {
            AttributionStore store = AttributionStore.builder(pool).open();
            try (ConversionTracker tracker =
                    TrackerChild.tracker(store).sweeps(false).open()) {
                tracker.track(touch("before", "anna", "2026-01-01T00:00:00Z"));
                try (Connection connection = pool.getConnection();
                        Connection other = pool.getConnection()) {
                    assertThat(other.isValid(0)).isTrue();
                    SessionLocal session = (SessionLocal)
                            connection.unwrap(JdbcConnection.class).getSession();
                    session.getDatabase().getStore().getMvStore().closeImmediately();
                }
                assertThat(tracker.track(touch("after", "anna", "2026-01-01T00:00:00Z"))
                                .isComplete())
                        .isTrue();
                assertThat(tracker.stats().retries()).isPositive();
            }
            assertThat(store.journeys().events("anna").touchpoints()).hasSize(2);
        }
    }

    private HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:file:" + folder.resolve("pooled").toAbsolutePath());
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }

    private static boolean writeInterrupted(AttributionStore store, int i) {
        Thread.currentThread().interrupt();
        try {
            store.events().write(List.of(touch("interrupted " + i, "bert", "2026-01-01T00:00:00Z")), List.of());
            return true;
        } catch (StoreException e) {
            return false;
        } finally {
            // H2 may have cleared it
            Thread.interrupted();
        }
    }
}
