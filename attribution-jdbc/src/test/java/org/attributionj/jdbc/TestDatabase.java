package org.attributionj.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;

/** A real database for a test: empty, and the test's own. */
interface TestDatabase extends AutoCloseable {
    DataSource source();

    @Override
    default void close() throws SQLException {}
}
