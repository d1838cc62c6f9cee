package org.attributionj.jdbc.internal.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * What no statement of SQL does for the file of an H2 database in this process.
 *
 * <p>When its process has died, H2 looks for the last commits at the end of the file and along a chain that begins at the file's
 * header. Where commits go into space that was in use before, it misses up to 20 of them now and then; at the end of the file it
 * finds each.
 */
final class EmbeddedH2 {
    private EmbeddedH2() {}

    /**
     * Has H2 write at the end of its file only, until the database is closed. Costs nothing, unlike the table of settings,
     * for which H2 goes through all chunks of its file several times.
     *
     * @return whether a commit is in the file when it returns; false, too, for a database of a server, whose file is not in this
     *     process, and for one in memory
     */
    static boolean appendsAtOnce(Connection connection) throws SQLException {
        if (connection.isWrapperFor(JdbcConnection.class)
                && connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
                && session.getDatabase().isPersistent()) {
            MVStore store = session.getDatabase().getStore().getMvStore();
            if (store.isSpaceReused()) {
                store.setReuseSpace(false);
            }
            return store.getAutoCommitDelay() == 0;
        }
        return false;
    }

    /** Whether the file beneath a connection is closed. The connection itself learns of it by chance only. */
    static boolean isGone(Connection connection) throws SQLException {
        return connection.isWrapperFor(JdbcConnection.class)
                && connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
                && session.getDatabase().getStore().getMvStore().isClosed();
    }
}
