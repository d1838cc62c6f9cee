package org.attributionj.jdbc.internal.dialect;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.attributionj.jdbc.internal.sql.SchemaChanges;
import org.attributionj.jdbc.internal.sql.Session;

/**
 * A row that names the session of the program that is at work. H2 has no lock that outlives the commit which each change of a
 * table is; but it knows which sessions live, so that nobody waits for one that died.
 */
enum H2SchemaChanges implements SchemaChanges {
    INSTANCE;

    private static final int DUPLICATE_KEY = 23505;

    /** A table, a column, an index, a row. */
    private static final Set<Integer> THERE = Set.of(42101, 42121, 42111, DUPLICATE_KEY);

    private static final String NAME_OF_SESSION = "SESSION_ID || ' ' || CAST(SESSION_START AS VARCHAR)";
    private static final long PAUSE_MILLIS = 20;

    @Override
    public boolean areTransactional() {
        return false;
    }

    @Override
    public void lockByRow(Session session) throws SQLException {
        String own = own(session);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!isTaken(session, own)) {
            if (System.nanoTime() > end) {
                throw new SQLTransientException("another program has been making or upgrading the tables for "
                        + PATIENCE_SECONDS + " seconds; wait for it, or end it");
            }
            pause();
        }
    }

    private static String own(Session session) throws SQLException {
        return session.one(
                "SELECT " + NAME_OF_SESSION + " FROM INFORMATION_SCHEMA.SESSIONS WHERE SESSION_ID = SESSION_ID()",
                row -> row.getString(1));
    }

    private static boolean isTaken(Session session, String own) throws SQLException {
        try {
            session.update(
                    "INSERT INTO {schema_versions} (version, script, statements, is_finished, installed_ns)"
                            + " VALUES (0, ?, 0, 0, 0)",
                    own);
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() != DUPLICATE_KEY) {
                throw e;
            }
        }
        List<String> dead = session.list(
                "SELECT script FROM {schema_versions} WHERE version = 0 AND script NOT IN (SELECT " + NAME_OF_SESSION
                        + " FROM INFORMATION_SCHEMA.SESSIONS)",
                row -> row.getString(1));
        return !dead.isEmpty()
                && session.update(
                                "UPDATE {schema_versions} SET script = ? WHERE version = 0 AND script = ?",
                                own,
                                dead.get(0))
                        == 1;
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientException("interrupted while another program makes or upgrades the tables", e);
        }
    }

    @Override
    public void unlock(Session session) throws SQLException {
        session.update("DELETE FROM {schema_versions} WHERE version = 0 AND script = ?", own(session));
    }

    @Override
    public boolean isThere(SQLException failure) {
        return THERE.contains(failure.getErrorCode());
    }
}
