package org.attributionj.jdbc;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

class H2CachingTest extends CachingContract {
    @Override
    TestDatabase open() {
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "", "");
        return new TestDatabase() {
            @Override
            public DataSource source() {
                return pool;
            }

            /** The database in memory goes with its last connection. */
            @Override
            public void close() {
                pool.dispose();
            }
        };
    }
}
