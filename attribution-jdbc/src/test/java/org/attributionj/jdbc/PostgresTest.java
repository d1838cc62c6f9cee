package org.attributionj.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;

class PostgresTest extends StoreContract {
    @Override
    TestDatabase open() throws SQLException {
        DataSource source = PostgresServer.database();
        return () -> source;
    }
}
