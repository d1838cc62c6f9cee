package org.attributionj.jdbc;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.io.TempDir;

class H2FileTrackerTest extends TrackerContract {
    @TempDir
    Path folder;

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
