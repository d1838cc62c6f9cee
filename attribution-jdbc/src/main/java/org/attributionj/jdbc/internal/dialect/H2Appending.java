package org.attributionj.jdbc.internal.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * Has an embedded H2 write at the end of its file only.
 *
 * <p>When its process has died, H2 looks for the last commits at the end of the file and along a chain that begins at the file's
 * header. Where commits go into space that was in use before, it misses up to 20 of them now and then; at the end of the file it
 * finds each. No statement of SQL says so.
 */
final class H2Appending {
    private H2Appending() {}

    /** Does nothing to a database of a server, whose file is not in this process. */
    static void ensure(Connection connection) throws SQLException {
        if (connection.isWrapperFor(JdbcConnection.class)
                && connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
            MVStore store = session.getDatabase().getStore().getMvStore();
            if (store.isSpaceReused()) {
                store.setReuseSpace(false);
            }
        }
    }
}
