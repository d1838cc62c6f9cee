package org.attributionj.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;

class MariaCachingTest extends CachingContract {
    @Override
    TestDatabase open() throws SQLException {
        DataSource source = MariaServer.database();
        return () -> source;
    }
}
