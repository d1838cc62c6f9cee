package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.attributionj.jdbc.Events.buy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.attributionj.jdbc.internal.dialect.Dialects;
import org.attributionj.jdbc.internal.sql.DurableSource;
import org.attributionj.jdbc.support.StoreException;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

class SqliteTrackerTest extends TrackerContract {
    @TempDir
    Path folder;

    @Override
    TestDatabase open() {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("store.db"));
        return () -> source;
    }

    @Test
    void carelessConnectionsAreSetRight() throws Exception {
        SQLiteConfig config = new SQLiteConfig();
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        SQLiteDataSource careless = new SQLiteDataSource(config);
        careless.setUrl("jdbc:sqlite:" + folder.resolve("careless.db"));
        try (Connection connection = new DurableSource(careless, Dialects.of(careless)).getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeQuery("PRAGMA synchronous").getInt(1)).isEqualTo(2);
        }
    }

    @Test
    void aJournalInMemoryIsRefused() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.MEMORY);
        SQLiteDataSource careless = new SQLiteDataSource(config);
        careless.setUrl("jdbc:sqlite:" + folder.resolve("careless.db"));
        AttributionStore opened = AttributionStore.builder(careless).open();
        assertThatThrownBy(opened::durable)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("journal in memory");
    }

    /** SQLite has no queue for its lock: those who write all the time would leave the sweeper none. */
    @Test
    void theSweeperGetsItsTurnUnderTracking() throws Exception {
        int threads = 4;
        int each = 200;
        try (ConversionTracker tracker = ConversionTracker.builder(store)
                .models(TrackedEvents.EQUAL, TrackedEvents.LATER)
                .sweepEvery(Duration.ofMillis(1))
                .sweepSize(50)
                .open()) {
            List<CompletableFuture<Void>> callers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int caller = i;
                callers.add(CompletableFuture.runAsync(
                        () -> {
                            for (int j = 0; j < each; j++) {
                                String id = caller + " " + j;
                                tracker.track(buy(id, "customer " + id, "2026-01-02T00:00:00Z", "1"));
                            }
                        },
                        task -> new Thread(task).start()));
            }
            callers.forEach(CompletableFuture::join);
            // a claim of 50 takes two turns, in which the writer has two transactions of up to four events
            assertThat(tracker.stats().attributed())
                    .as("attributed of " + threads * each)
                    .isGreaterThan(threads * each / 2);
            awaitNonePending();
        }
    }
}
