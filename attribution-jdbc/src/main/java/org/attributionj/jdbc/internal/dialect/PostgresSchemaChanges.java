package org.attributionj.jdbc.internal.dialect;

import java.sql.SQLException;
import org.attributionj.jdbc.internal.sql.SchemaChanges;
import org.attributionj.jdbc.internal.sql.Session;

/** An advisory lock, which ends with the transaction. */
enum PostgresSchemaChanges implements SchemaChanges {
    INSTANCE;

    @Override
    public boolean areTransactional() {
        return true;
    }

    @Override
    public void lock(Session session) throws SQLException {
        session.each(
                "SELECT pg_advisory_xact_lock(hashtext(?))",
                row -> row,
                session.names().table("schema_versions"));
    }
}
