package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attributionj.jdbc.TrackedEvents.ASSEMBLER;
import static org.attributionj.jdbc.TrackedEvents.column;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.attributionj.jdbc.internal.dialect.Dialects;
import org.attributionj.jdbc.internal.sql.DurableSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;
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

    /** H2 may miss commits in space that was free, once its process has died. */
    @Test
    void commitsGoToTheEndOfTheFileBehindPools() throws Exception {
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("appended"), "", "");
        try (Connection plain = pool.getConnection()) {
            assertThat(usesFreeSpace(plain)).isTrue();
            try (Connection durable = new DurableSource(pool, Dialects.of(pool)).getConnection()) {
                assertThat(usesFreeSpace(durable)).isFalse();
            }
        } finally {
            pool.dispose();
        }
    }

    private static boolean usesFreeSpace(Connection connection) throws SQLException {
        SessionLocal session =
                (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        return session.getDatabase().getStore().getMvStore().isSpaceReused();
    }

    @Test
    void theFileOfAServerIsLeftToIt() throws Exception {
        Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", folder.toString())
                .start();
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:tcp://localhost:" + server.getPort() + "/./served", "", "");
        try {
            AttributionStore served =
                    AttributionStore.builder(pool).assembler(ASSEMBLER).open().durable();
            served.events().write(List.of(Events.FULL_TOUCHPOINT), List.of());
            assertThat(served.journeys().events("anna").touchpoints()).containsExactly(Events.FULL_TOUCHPOINT);
        } finally {
            pool.dispose();
            server.stop();
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
