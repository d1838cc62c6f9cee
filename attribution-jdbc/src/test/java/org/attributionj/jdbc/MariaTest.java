package org.attributionj.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;

class MariaTest extends StoreContract {
    @Override
    TestDatabase open() throws SQLException {
        DataSource source = MariaServer.database();
        return () -> source;
    }
}
