package org.attributionj.jdbc.internal.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.attributionj.jdbc.internal.sql.RowShape;
import org.attributionj.jdbc.internal.sql.SchemaChanges;
import org.attributionj.jdbc.internal.sql.Session;

/** SQLite: one writer at a time, so that locks of rows are neither there nor needed. */
final class SqliteDialect extends StandardDialect {
    /**
     * SQLite has no queue for its lock: who waits asks again now and then, and meets another one that has just taken it. So the
     * writers of a store stand in a queue here, and a sweeper gets its turn however much is tracked. Those of other programs, and
     * transactions of callers, still have to be lucky.
     */
    private final Lock writer = new ReentrantLock(true);

    @Override
    public SchemaChanges schemaChanges() {
        return OneWriterSchemaChanges.INSTANCE;
    }

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public boolean hasSchemas() {
        return false;
    }

    @Override
    boolean hasOneIsolation() {
        return true;
    }

    /** Most databases of SQLite have no statistics, so that any index is as good as another one; none is used for a sum. */
    @Override
    public String besides(String column) {
        return "+" + column;
    }

    @Override
    public boolean isCollision(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("SQLITE_BUSY") || message.contains("SQLITE_LOCKED");
    }

    @Override
    public Optional<Lock> writeLock() {
        return Optional.of(writer);
    }

    @Override
    public String skipLocked() {
        return "";
    }

    /**
     * Takes the lock of the database by a write that changes nothing. A transaction that read first could be refused the
     * lock later, because another one wrote in between.
     */
    @Override
    public void beginWriting(Session session) throws SQLException {
        session.update("UPDATE {stripes} SET stripe = stripe WHERE stripe = 0");
    }

    @Override
    public void lockStripes(Session session, SortedSet<Integer> stripes) throws SQLException {
        beginWriting(session);
    }

    @Override
    String insertOrIgnore(RowShape<?> shape) {
        return insertInto(shape) + " ON CONFLICT (" + keyList(shape) + ") DO NOTHING";
    }

    @Override
    String insertOrReplace(RowShape<?> shape) {
        return insertInto(shape) + " ON CONFLICT (" + keyList(shape) + ") DO UPDATE SET "
                + assignments(shape, "excluded.", "");
    }

    /** A setting of each connection: FULL, which is the usual one, or EXTRA. And a journal that is on disk. */
    @Override
    public Optional<String> makeDurable(Connection connection) throws SQLException {
        String journal = String.valueOf(ask(connection, "PRAGMA journal_mode"));
        if (journal.equals("memory") || journal.equals("off")) {
            return Optional.of("SQLite keeps its journal in memory or has none (journal_mode = " + journal
                    + "), so that a crash loses data; use a file, with journal_mode DELETE or WAL");
        }
        if (!isSynchronous(connection)) {
            run(connection, "PRAGMA synchronous = FULL");
        }
        return isSynchronous(connection)
                ? Optional.empty()
                : Optional.of("SQLite commits before it writes, and PRAGMA synchronous = FULL changed nothing");
    }

    private static boolean isSynchronous(Connection connection) throws SQLException {
        String level = ask(connection, "PRAGMA synchronous");
        return "2".equals(level) || "3".equals(level);
    }
}
