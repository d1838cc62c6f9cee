package org.attributionj.jdbc.internal.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import javax.sql.DataSource;
import org.attributionj.jdbc.support.StoreException;

/** A data source with its dialect and the names of the tables: runs transactions. Thread-safe. */
public record Database(DataSource source, Dialect dialect, Names names, Clock clock) {
    private static final int ATTEMPTS = 8;

    /** Whoever lost for longer than that is told so: some databases have every loser wait for most of a minute. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** What to do where callers hold all connections of a pool, inside transactions of their own, while they wait. */
    public static final String STARVED = "if callers hold the pool's connections while they wait for the store or its"
            + " tracker, as inside a transaction, they starve it: let them write by store.events().within(connection),"
            + " give it a pool of its own, or make the pool larger";

    /** The time as it is stored. */
    public long now() {
        return Nanos.of(clock.instant());
    }

    /**
     * Does some work in one transaction; again if it lost against another one (a deadlock, an id that both inserted).
     *
     * @param what what is attempted, for the message of a failure
     */
    public <T> T write(String what, Work<T> work) {
        return write(what, work, ATTEMPTS);
    }

    /** Does some work in one transaction, for those who wait before they do it again. */
    public <T> T writeOnce(String what, Work<T> work) {
        return write(what, work, 1);
    }

    private <T> T write(String what, Work<T> work, int attempts) {
        Optional<Lock> lock = dialect.writeLock();
        lock.ifPresent(Lock::lock);
        try {
            return repeatedly(what, work, attempts);
        } finally {
            lock.ifPresent(Lock::unlock);
        }
    }

    private <T> T repeatedly(String what, Work<T> work, int attempts) {
        long begin = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                return once(dialect.writeIsolation(), work);
            } catch (SQLException e) {
                boolean isLast = attempt == attempts || System.nanoTime() - begin > PATIENCE_NANOS;
                if (isLast || !dialect.isCollision(e)) {
                    throw new StoreException("could not " + what, e);
                }
            }
        }
    }

    /** Does some reading; all of it sees the data of one moment. */
    public <T> T read(String what, Work<T> work) {
        try {
            return once(dialect.snapshotIsolation(), work);
        } catch (SQLException e) {
            throw new StoreException("could not " + what, e);
        }
    }

    /** A pool that has none to give says so after its own time; why it may have none, its users cannot see there. */
    private Connection connect() throws SQLException {
        try {
            return source.getConnection();
        } catch (SQLTransientConnectionException e) {
            throw new SQLTransientConnectionException(
                    e.getMessage() + "; " + STARVED, e.getSQLState(), e.getErrorCode(), e);
        }
    }

    private <T> T once(int isolation, Work<T> work) throws SQLException {
        try (Connection connection = connect()) {
            try {
                return once(connection, isolation, work);
            } catch (SQLException | RuntimeException | Error e) {
                boolean isGone = !DeadConnections.isFatal(dialect, e) && dialect.isGone(connection);
                DeadConnections.discard(connection, dialect, e);
                if (isGone) {
                    throw DeadConnections.gone(e);
                }
                throw e;
            }
        }
    }

    private <T> T once(Connection connection, int isolation, Work<T> work) throws SQLException {
        DeadConnections.requireAlive(connection, dialect);
        boolean wasAutoCommit = connection.getAutoCommit();
        int wasIsolation = connection.getTransactionIsolation();
        if (isolation != Connection.TRANSACTION_NONE && isolation != wasIsolation) {
            connection.setTransactionIsolation(isolation);
        }
        connection.setAutoCommit(false);
        try {
            T result = work.run(new Session(connection, dialect, names));
            DeadConnections.requireAlive(connection, dialect);
            connection.commit();
            restore(connection, wasAutoCommit, wasIsolation);
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            abandon(connection, wasAutoCommit, wasIsolation, e);
            throw e;
        }
    }

    private void abandon(Connection connection, boolean autoCommit, int isolation, Throwable cause) {
        if (DeadConnections.isDead(connection, dialect, cause)) {
            return;
        }
        try {
            try {
                connection.rollback();
            } finally {
                // a commit that failed may have ended the transaction: then only this is left to do
                restore(connection, autoCommit, isolation);
            }
        } catch (SQLException | RuntimeException | Error e) {
            // a broken connection cannot roll back; the first failure tells more
            cause.addSuppressed(e);
        }
    }

    /** Connections of a pool come back as they were. */
    private void restore(Connection connection, boolean autoCommit, int isolation) throws SQLException {
        DeadConnections.requireAlive(connection, dialect);
        connection.setAutoCommit(autoCommit);
        if (isolation != connection.getTransactionIsolation()) {
            connection.setTransactionIsolation(isolation);
        }
    }
}
