package org.attributionj.jdbc.internal.sql;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Closes what a pool would hand out again: an H2 whose database closed itself, because its disk was full or a thread was
 * interrupted as it read, says that it is valid for ever, and each statement fails. Closed beneath the pool, it is not valid.
 */
final class DeadConnections {
    private DeadConnections() {}

    /** Closes the driver's connection if the failure says that it is of no use any more. */
    static void discard(Connection connection, Dialect dialect, Throwable failure) {
        if (failure instanceof SQLException e && dialect.isFatal(e)) {
            try {
                connection.unwrap(Connection.class).close();
            } catch (SQLException ofClosing) {
                failure.addSuppressed(ofClosing);
            }
        }
    }
}
