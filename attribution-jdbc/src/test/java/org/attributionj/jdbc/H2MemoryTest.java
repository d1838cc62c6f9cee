package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class H2MemoryTest extends StoreContract {
    /** With nothing to wait for, one in twenty of such starts failed. */
    private static final int STARTS = 25;

    @Override
    TestDatabase open() {
        return newDatabase();
    }

    private static TestDatabase newDatabase() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return new TestDatabase() {
            @Override
            public DataSource source() {
                return source;
            }

            @Override
            public void close() throws SQLException {
                try (var connection = source.getConnection();
                        var statement = connection.createStatement()) {
                    statement.execute("SHUTDOWN");
                }
            }
        };
    }

    @Test
    void programsThatStartAtOnceWaitForEachOther() throws Exception {
        for (int start = 0; start < STARTS; start++) {
            try (TestDatabase database = newDatabase()) {
                List<CompletableFuture<AttributionStore>> opening = SchemaContract.openAtOnce(
                        () -> AttributionStore.builder(database.source()).open());
                for (CompletableFuture<AttributionStore> one : opening) {
                    assertThat(one.join().pending().count()).isZero();
                }
            }
        }
    }
}
