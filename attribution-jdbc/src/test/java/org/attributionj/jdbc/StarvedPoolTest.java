package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.attributionj.jdbc.Events.touch;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.attributionj.jdbc.support.StoreException;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.jdbc.tracker.TrackTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers hold all connections of a pool while they wait for the tracker, which needs one. */
class StarvedPoolTest {
    private static final String WHAT_TO_DO = "let them write by store.events().within(connection)";

    @TempDir
    Path folder;

    @Test
    void aPoolThatHasNoneToGiveIsNamedWithWhatToDo() throws Exception {
        try (HikariDataSource pool = pool(Duration.ofMillis(300))) {
            AttributionStore store = AttributionStore.builder(pool).open();
            try (ConversionTracker tracker = TrackerChild.tracker(store)
                    .sweeps(false)
                    .retryFor(Duration.ZERO)
                    .open()) {
                try (Connection one = pool.getConnection();
                        Connection two = pool.getConnection()) {
                    assertThat(one).isNotEqualTo(two);
                    assertThatThrownBy(() -> tracker.track(touch("t", "anna", "2026-01-01T00:00:00Z")))
                            .isInstanceOf(StoreException.class)
                            .hasMessageContaining("active=2, idle=0")
                            .hasMessageContaining(WHAT_TO_DO);
                    one.setAutoCommit(false);
                    assertThat(store.events()
                                    .within(one)
                                    .write(List.of(touch("t", "anna", "2026-01-01T00:00:00Z")), List.of())
                                    .touchpoints())
                            .isEqualTo(1);
                    one.commit();
                }
                assertThat(tracker.track(touch("t", "anna", "2026-01-01T00:00:00Z"))
                                .duplicates())
                        .isEqualTo(1);
            }
        }
    }

    /** Also where the pool would wait for ever. */
    @Test
    void whoeverWaitsIsToldInTheTrackersTimeToo() throws Exception {
        try (HikariDataSource pool = pool(Duration.ofMinutes(10))) {
            AttributionStore store = AttributionStore.builder(pool).open();
            try (ConversionTracker tracker = TrackerChild.tracker(store)
                    .sweeps(false)
                    .trackTimeout(Duration.ofMillis(300))
                    .open()) {
                try (Connection one = pool.getConnection();
                        Connection two = pool.getConnection()) {
                    assertThat(one).isNotEqualTo(two);
                    assertThatThrownBy(() -> tracker.track(touch("t", "anna", "2026-01-01T00:00:00Z")))
                            .isInstanceOf(TrackTimeoutException.class)
                            .hasMessageContaining(WHAT_TO_DO);
                }
            }
            assertThat(store.journeys().events("anna").touchpoints()).hasSize(1);
        }
    }

    private HikariDataSource pool(Duration timeout) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:file:" + folder.resolve("starved").toAbsolutePath());
        config.setMaximumPoolSize(2);
        config.setConnectionTimeout(timeout.toMillis());
        return new HikariDataSource(config);
    }
}
