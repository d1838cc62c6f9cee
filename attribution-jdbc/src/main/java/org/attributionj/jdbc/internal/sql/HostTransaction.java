package org.attributionj.jdbc.internal.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.attributionj.jdbc.support.StoreException;

/**
 * A transaction that somebody else began and will end. One thread at a time.
 *
 * @param database the store's database
 * @param connection the caller's connection to it
 */
public record HostTransaction(Database database, Connection connection) {

    /** The same, once it is certain that the store can work in it. */
    public static HostTransaction of(Database database, Connection connection) {
        try {
            check(database.dialect(), connection);
        } catch (SQLException e) {
            throw new StoreException("could not use the caller's connection", e);
        }
        return new HostTransaction(database, connection);
    }

    private static void check(Dialect dialect, Connection connection) throws SQLException {
        if (!dialect.hasHostTransactions()) {
            throw new UnsupportedOperationException(dialect.name()
                    + " has no transactions that events could be written within: its writers go one after the other;"
                    + " write by store.events() after the commit");
        }
        if (connection.getAutoCommit()) {
            throw new IllegalArgumentException("connection must not be in auto-commit mode, because then there is no"
                    + " transaction to write within; call setAutoCommit(false), or write by store.events()");
        }
        int needed = dialect.writeIsolation();
        if (needed != Connection.TRANSACTION_NONE && connection.getTransactionIsolation() != needed) {
            throw new IllegalArgumentException("connection must be at the isolation level READ COMMITTED, but was at "
                    + nameOf(connection.getTransactionIsolation())
                    + ", at which events that others have just stored are not seen; call"
                    + " setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED) before the transaction, or say"
                    + " @Transactional(isolation = Isolation.READ_COMMITTED)");
        }
    }

    private static String nameOf(int isolation) {
        return switch (isolation) {
            case Connection.TRANSACTION_READ_UNCOMMITTED -> "READ UNCOMMITTED";
            case Connection.TRANSACTION_REPEATABLE_READ -> "REPEATABLE READ";
            case Connection.TRANSACTION_SERIALIZABLE -> "SERIALIZABLE";
            default -> "level " + isolation;
        };
    }

    /**
     * Does some work, all of it or nothing; what the caller did before stays either way. It is not repeated: only the caller
     * can repeat the whole.
     *
     * @param what what is attempted, for the message of a failure
     */
    public <T> T run(String what, Work<T> work) {
        try {
            check(database.dialect(), connection);
            Savepoint before = connection.setSavepoint();
            try {
                T result = work.run(new Session(connection, database.dialect(), database.names()));
                connection.releaseSavepoint(before);
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                undo(before, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new StoreException("could not " + what + " within the caller's transaction", e);
        }
    }

    private void undo(Savepoint before, Throwable cause) {
        try {
            connection.rollback(before);
        } catch (SQLException e) {
            // the database has ended the transaction, or the connection broke: nothing of it is there either way
            cause.addSuppressed(e);
        }
    }
}
