package org.attributionj.jdbc.internal.schema;

import com.google.common.base.Throwables;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.attributionj.jdbc.internal.sql.Database;
import org.attributionj.jdbc.internal.sql.Dialect;
import org.attributionj.jdbc.internal.sql.Retries;
import org.attributionj.jdbc.support.StoreException;

/** Brings the store's tables to the newest version, by one connection. Several programs may do so at once. */
public final class Migrations {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Migrations() {}

    /** Applies all scripts that are missing. */
    public static void apply(Database database) {
        apply(database, Script.newest());
    }

    /** Applies the scripts that are missing, up to a version. */
    public static void apply(Database database, int newest) {
        // where a lock comes second to a table, and where there is one writer, whoever comes second is turned away
        Retries retries = new Retries(PATIENCE, failure -> isCollision(database.dialect(), failure), () -> {});
        retries.call(() -> {
            migrate(database, newest);
            return true;
        });
        requireTables(database);
    }

    private static boolean isCollision(Dialect dialect, Throwable failure) {
        return Throwables.getCausalChain(failure).stream()
                .anyMatch(cause -> cause instanceof SQLException e
                        && (dialect.isCollision(e) || dialect.schemaChanges().isThere(e)));
    }

    private static void migrate(Database database, int newest) {
        boolean isTransactional = database.dialect().schemaChanges().areTransactional();
        try (Connection connection = database.source().getConnection()) {
            boolean wasAutoCommit = connection.getAutoCommit();
            int wasIsolation = connection.getTransactionIsolation();
            // what was done before the lock was had must be seen
            setIsolation(connection, database.dialect().writeIsolation());
            connection.setAutoCommit(!isTransactional);
            try {
                new Migration(database, connection).upTo(newest);
                if (isTransactional) {
                    connection.commit();
                }
            } catch (SQLException | RuntimeException e) {
                if (isTransactional) {
                    connection.rollback();
                }
                throw e;
            } finally {
                connection.setAutoCommit(wasAutoCommit);
                setIsolation(connection, wasIsolation);
            }
        } catch (SQLException e) {
            throw new StoreException("could not make or upgrade the tables", e);
        }
    }

    private static void setIsolation(Connection connection, int isolation) throws SQLException {
        if (isolation != Connection.TRANSACTION_NONE && isolation != connection.getTransactionIsolation()) {
            connection.setTransactionIsolation(isolation);
        }
    }

    /** Another connection must find what the first one made. */
    private static void requireTables(Database database) {
        try {
            database.read(
                    "read the version of the tables",
                    session -> session.one("SELECT COUNT(*) FROM {schema_versions}", row -> row.getLong(1)));
        } catch (StoreException e) {
            if (e.isTransient()) {
                throw e;
            }
            throw new StoreException(
                    "the tables that one connection made are not there for the next one (" + e.getMessage()
                            + "): each connection has a database in memory of its own; use a file, or a name as in"
                            + " jdbc:duckdb::memory:name, jdbc:h2:mem:name;DB_CLOSE_DELAY=-1 or"
                            + " jdbc:sqlite:file:name?mode=memory&cache=shared");
        }
    }
}
