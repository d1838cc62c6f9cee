package org.attributionj.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;

class PostgresCachingTest extends CachingContract {
    @Override
    TestDatabase open() throws SQLException {
        DataSource source = PostgresServer.database();
        return () -> source;
    }
}
