package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.attributionj.jdbc.TrackedEvents.column;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.attributionj.core.event.Conversion;
import org.attributionj.jdbc.internal.dialect.Dialects;
import org.attributionj.jdbc.internal.sql.DurableSource;
import org.attributionj.jdbc.support.StoreException;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.junit.jupiter.api.Test;

class PostgresTrackerTest extends TrackerContract {
    @Override
    TestDatabase open() throws Exception {
        DataSource source = PostgresServer.database();
        return () -> source;
    }

    /** The server of the tests runs without fsync. */
    @Override
    boolean isDurable() {
        return false;
    }

    @Test
    void aServerWithoutFsyncIsRefused() {
        assertThatThrownBy(() -> ConversionTracker.builder(store).open())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("fsync = off");
    }

    @Test
    void carelessSessionsAreSetRight() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "off")
                .start()) {
            DataSource careless = server.getPostgresDatabase();
            assertThat(column(careless, "SHOW synchronous_commit")).isEqualTo(List.of("off"));
            assertThat(column(new DurableSource(careless, Dialects.of(careless)), "SHOW synchronous_commit"))
                    .isEqualTo(List.of("on"));
            AttributionStore own = AttributionStore.builder(careless).open();
            try (ConversionTracker tracker = ConversionTracker.builder(own).open()) {
                assertThat(tracker.track(Events.FULL_TOUCHPOINT).stored()).isEqualTo(1);
            }
        }
    }

    /** The server ends every connection of this database again and again, whatever is under way on it. */
    @Test
    void connectionsThatAreCutLoseAndRepeatNothing() throws Exception {
        Events events = Events.random(7, 60);
        AtomicBoolean cuts = new AtomicBoolean(true);
        try (ConversionTracker tracker = quiet().sweeps(true)
                .sweepEvery(Duration.ofMillis(5))
                .sweepSize(5)
                .retryFor(Duration.ofMinutes(1))
                .open()) {
            Thread cutter = new Thread(() -> {
                while (cuts.get()) {
                    cutAll(database.source());
                }
            });
            cutter.start();
            for (int i = 0; i < events.touchpoints.size(); i += 3) {
                tracker.track(events.touchpoints.subList(i, Math.min(i + 3, events.touchpoints.size())), List.of());
            }
            for (Conversion conversion : events.conversions) {
                tracker.track(conversion);
            }
            cuts.set(false);
            cutter.join();
            assertThat(tracker.stats().retries()).isPositive();
            awaitNonePending();
        }
        assertEverythingIsAttributed(events);
    }

    private static void cutAll(DataSource source) {
        try {
            column(
                    source,
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <>"
                            + " pg_backend_pid()");
            Thread.sleep(40);
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
