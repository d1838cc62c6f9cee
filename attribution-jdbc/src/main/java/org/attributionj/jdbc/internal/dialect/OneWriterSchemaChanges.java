package org.attributionj.jdbc.internal.dialect;

import java.sql.SQLException;
import org.attributionj.jdbc.internal.sql.SchemaChanges;
import org.attributionj.jdbc.internal.sql.Session;

/** Where there is one writer at a time, a write that changes nothing keeps the others out; they try again. */
enum OneWriterSchemaChanges implements SchemaChanges {
    INSTANCE;

    @Override
    public boolean areTransactional() {
        return true;
    }

    @Override
    public void lockByRow(Session session) throws SQLException {
        session.update("DELETE FROM {schema_versions} WHERE version = 0");
    }
}
