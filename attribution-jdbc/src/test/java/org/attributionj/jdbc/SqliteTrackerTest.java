package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.attributionj.jdbc.internal.dialect.Dialects;
import org.attributionj.jdbc.internal.sql.DurableSource;
import org.attributionj.jdbc.support.StoreException;
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
}
