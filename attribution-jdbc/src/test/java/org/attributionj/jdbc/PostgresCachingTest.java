package org.attributionj.jdbc;

import javax.sql.DataSource;

class PostgresCachingTest extends CachingContract {
    @Override
    TestDatabase open() throws Exception {
        DataSource source = PostgresServer.database();
        return () -> source;
    }
}
