package org.attributionj.jdbc.internal.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.attributionj.jdbc.internal.sql.KeyList;
import org.attributionj.jdbc.internal.sql.RowShape;
import org.attributionj.jdbc.internal.sql.SchemaChanges;
import org.attributionj.jdbc.internal.sql.Session;

/**
 * DuckDB: columns for analytics. Nobody waits for a lock: of two transactions that change the same row, the later one fails at
 * once. So the writers of a store go one after the other here; those of other stores on the same file collide.
 */
final class DuckDbDialect extends StandardDialect {
    private final Lock writer = new ReentrantLock();

    /** The driver may be where this class cannot see it. */
    private final boolean hasDriver = isPresent("org.duckdb.DuckDBConnection");

    @Override
    public String name() {
        return "duckdb";
    }

    @Override
    public SchemaChanges schemaChanges() {
        return OneWriterSchemaChanges.INSTANCE;
    }

    @Override
    boolean hasOneIsolation() {
        return true;
    }

    @Override
    public KeyList keys() {
        return DuckDbKeys.AS_TEXT;
    }

    @Override
    public boolean readsInPasses() {
        return true;
    }

    @Override
    public Optional<Lock> writeLock() {
        return Optional.of(writer);
    }

    @Override
    public boolean hasHostTransactions() {
        return false;
    }

    /** The driver has states for few failures, and for none of these. */
    @Override
    public boolean isCollision(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("Conflict on ")
                || message.contains("write-write conflict")
                || message.contains("violates primary key constraint")
                || message.contains("PRIMARY KEY or UNIQUE constraint violation");
    }

    @Override
    public String skipLocked() {
        return "";
    }

    /** Changes a row that every writer changes, so that one of another store fails instead of missing what this one does. */
    @Override
    public void beginWriting(Session session) throws SQLException {
        session.update("UPDATE {stripes} SET writes = writes + 1 WHERE stripe = 0");
    }

    @Override
    public void lockStripes(Session session, SortedSet<Integer> stripes) throws SQLException {
        beginWriting(session);
    }

    /** Straight into the table: an id that another transaction inserted meanwhile makes the transaction run again. */
    @Override
    public <T> void insert(Session session, RowShape<T> shape, Collection<T> rows) throws SQLException {
        if (!rows.isEmpty() && hasDriver && DuckDbAppend.isPossible(session)) {
            DuckDbAppend.insert(session, shape, rows);
        } else {
            super.insert(session, shape, rows);
        }
    }

    @Override
    public <T> void replace(Session session, RowShape<T> shape, Collection<T> rows) throws SQLException {
        if (!rows.isEmpty() && hasDriver && DuckDbAppend.isPossible(session)) {
            DuckDbAppend.replace(session, shape, rows, conflict(shape));
        } else {
            super.replace(session, shape, rows);
        }
    }

    @Override
    String insertOrIgnore(RowShape<?> shape) {
        return insertInto(shape);
    }

    @Override
    String insertOrReplace(RowShape<?> shape) {
        return insertInto(shape) + conflict(shape);
    }

    @Override
    String insertOrKeep(RowShape<?> shape) {
        return insertInto(shape) + conflict(shape);
    }

    private static String conflict(RowShape<?> shape) {
        String keys = " ON CONFLICT (" + keyList(shape) + ") DO ";
        return shape.keys() == shape.columns().size()
                ? keys + "NOTHING"
                : keys + "UPDATE SET " + assignments(shape, "excluded.", "");
    }

    /** A commit is in the write-ahead log on disk when it returns, if there is a disk. */
    @Override
    public Optional<String> makeDurable(Connection connection) throws SQLException {
        String file = ask(connection, "SELECT path FROM duckdb_databases() WHERE database_name = current_database()");
        return file == null
                ? Optional.of("a DuckDB database in memory keeps nothing; use jdbc:duckdb:FILE")
                : Optional.empty();
    }
}
