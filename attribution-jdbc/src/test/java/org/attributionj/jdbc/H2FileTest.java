package org.attributionj.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.io.TempDir;

class H2FileTest extends StoreContract {
    @TempDir
    Path folder;

    /**
     * One connection stays open, as in a pool. H2 closes its file with the last one: opening it again for each transaction is
     * slow, and an assertion inside of H2 2.5.252 fails now and then as it closes ("6 != 7" in MVStore.closeStore).
     */
    @Override
    TestDatabase open() throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + folder.resolve("store").toAbsolutePath());
        Connection kept = source.getConnection();
        return new TestDatabase() {
            @Override
            public DataSource source() {
                return source;
            }

            @Override
            public void close() throws SQLException {
                kept.close();
            }
        };
    }
}
