package org.attributionj.jdbc.internal.dialect;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.attributionj.jdbc.internal.sql.SchemaChanges;
import org.attributionj.jdbc.internal.sql.Session;

/** A lock by name, which ends with the connection at the latest: each statement that changes a table ends the transaction. */
enum MariaSchemaChanges implements SchemaChanges {
    INSTANCE;

    /** A table, a column, an index, a row. */
    private static final Set<Integer> THERE = Set.of(1050, 1060, 1061, 1062);

    @Override
    public boolean areTransactional() {
        return false;
    }

    @Override
    public void lock(Session session) throws SQLException {
        int taken = session.one("SELECT GET_LOCK(?, " + PATIENCE_SECONDS + ")", row -> row.getInt(1), name(session));
        if (taken != 1) {
            throw new SQLTransientException("another program has been making or upgrading the tables for "
                    + PATIENCE_SECONDS + " seconds; wait for it, or end it");
        }
    }

    @Override
    public void unlock(Session session) throws SQLException {
        session.each("SELECT RELEASE_LOCK(?)", row -> row, name(session));
    }

    /** Locks are the server's, so the database belongs into the name; a name may have 64 characters. */
    private static String name(Session session) throws SQLException {
        String name = session.connection().getCatalog() + " " + session.names().table("schema_versions");
        return "attribution " + Hashing.murmur3_128().hashString(name, StandardCharsets.UTF_8);
    }

    @Override
    public boolean isThere(SQLException failure) {
        return THERE.contains(failure.getErrorCode());
    }
}
