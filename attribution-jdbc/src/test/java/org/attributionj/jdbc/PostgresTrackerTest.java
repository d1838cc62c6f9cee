package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.attributionj.jdbc.TrackedEvents.column;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import javax.sql.DataSource;
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
        assertThatThrownBy(() -> ConversionTracker.builder(store).models(TrackedEvents.EQUAL).open())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("fsync = off");
    }

    @Test
    void carelessSessionsAreSetRight() throws Exception {
        try (EmbeddedPostgres server = PostgresServer.NEWEST
                .builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "off")
                .start()) {
            DataSource careless = server.getPostgresDatabase();
            assertThat(column(careless, "SHOW synchronous_commit")).isEqualTo(List.of("off"));
            assertThat(column(new DurableSource(careless, Dialects.of(careless)), "SHOW synchronous_commit"))
                    .isEqualTo(List.of("on"));
            AttributionStore own = AttributionStore.builder(careless).open();
            try (ConversionTracker tracker = ConversionTracker.builder(own).models(TrackedEvents.EQUAL).open()) {
                assertThat(tracker.track(Events.FULL_TOUCHPOINT).stored()).isEqualTo(1);
            }
        }
    }
}
