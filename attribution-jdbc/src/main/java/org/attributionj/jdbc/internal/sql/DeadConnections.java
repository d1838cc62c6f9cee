package org.attributionj.jdbc.internal.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * Closes what a pool would hand out again: an H2 whose database closed itself, because its disk was full or a thread was
 * interrupted as it read, says that it is valid for ever, and each statement fails. Closed beneath the pool, it is not valid.
 */
final class DeadConnections {
    /** The SQL state of a connection that is no more. */
    private static final String CONNECTION_DOES_NOT_EXIST = "08003";

    private DeadConnections() {}

    /** Refuses to use what is of no use any more. */
    static void requireAlive(Connection connection, Dialect dialect) throws SQLException {
        if (dialect.isGone(connection)) {
            throw gone(null);
        }
    }

    /** Closes the driver's connection if it is of no use any more. */
    static void discard(Connection connection, Dialect dialect, Throwable failure) {
        if (isDead(connection, dialect, failure)) {
            try {
                connection.unwrap(Connection.class).close();
            } catch (SQLException | RuntimeException | Error ofClosing) {
                failure.addSuppressed(ofClosing);
            }
        }
    }

    static boolean isDead(Connection connection, Dialect dialect, Throwable failure) {
        if (isFatal(dialect, failure) || dialect.isGone(connection)) {
            return true;
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            if (isFatal(dialect, suppressed)) {
                return true;
            }
        }
        return false;
    }

    static boolean isFatal(Dialect dialect, Throwable failure) {
        return failure instanceof SQLException e && dialect.isFatal(e);
    }

    /** What a closed database threw, errors included, as what it is: a connection that broke, which may pass. */
    static SQLException gone(@Nullable Throwable cause) {
        return new SQLNonTransientConnectionException(
                "the database closed itself, because it could not write, say", CONNECTION_DOES_NOT_EXIST, cause);
    }
}
