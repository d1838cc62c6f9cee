package org.attributionj.jdbc.internal.sql;

import java.sql.SQLException;

/** What is done in one transaction. It may be done again if the database asks for that. */
@FunctionalInterface
public interface Work<T> {
    T run(Session session) throws SQLException;
}
