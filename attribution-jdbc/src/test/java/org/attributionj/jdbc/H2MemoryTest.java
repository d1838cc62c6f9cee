package org.attributionj.jdbc;

import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

class H2MemoryTest extends StoreContract {
    @Override
    TestDatabase open() {
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
}
