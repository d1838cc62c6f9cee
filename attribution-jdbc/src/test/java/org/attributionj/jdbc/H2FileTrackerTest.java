package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attributionj.jdbc.TrackedEvents.column;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.attributionj.jdbc.internal.dialect.Dialects;
import org.attributionj.jdbc.internal.sql.DurableSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2FileTrackerTest extends TrackerContract {
    @TempDir
    Path folder;

    /** H2 keeps the setting but does not obey it when it opens the database again. */
    @Test
    void theWriteDelayIsSetAgainWheneverTheDatabaseWasClosed() throws Exception {
        JdbcDataSource unpooled = new JdbcDataSource();
        unpooled.setURL("jdbc:h2:file:" + folder.resolve("reopened"));
        String effective = "SELECT MAX(CAST(SETTING_VALUE AS INTEGER)) FROM INFORMATION_SCHEMA.SETTINGS"
                + " WHERE SETTING_NAME = 'WRITE_DELAY'";
        for (int i = 0; i < 2; i++) {
            assertThat(column(unpooled, effective)).containsExactly("500");
            assertThat(column(new DurableSource(unpooled, Dialects.of(unpooled)), effective))
                    .containsExactly("0");
        }
    }

    @Override
    TestDatabase open() {
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("store"), "", "");
        return new TestDatabase() {
            @Override
            public DataSource source() {
                return pool;
            }

            @Override
            public void close() {
                pool.dispose();
            }
        };
    }
}
