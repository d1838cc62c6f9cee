package org.attributionj.jdbc;

import javax.sql.DataSource;

class PostgresTest extends StoreContract {
    @Override
    TestDatabase open() throws Exception {
        DataSource source = PostgresServer.database();
        return () -> source;
    }
}
