package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.attributionj.jdbc.support.StoreException;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.junit.jupiter.api.Test;

class MariaTrackerTest extends TrackerContract {
    @Override
    TestDatabase open() throws SQLException {
        DataSource source = MariaServer.database();
        flush(source, 1);
        return () -> source;
    }

    /** The test server begins with 0. */
    private static void flush(DataSource source, int atCommit) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET GLOBAL innodb_flush_log_at_trx_commit = " + atCommit);
        }
    }

    @Test
    void aServerThatWritesLateIsRefused() throws Exception {
        flush(database.source(), 2);
        try {
            assertThatThrownBy(() -> ConversionTracker.builder(store).models(TrackedEvents.EQUAL).open())
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("innodb_flush_log_at_trx_commit, which is 2, to 1");
        } finally {
            flush(database.source(), 1);
        }
    }
}
