package org.attributionj.jdbc.internal.schema;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.attributionj.jdbc.internal.sql.Database;
import org.jspecify.annotations.Nullable;

/** Where tables are, as the catalogue of the database has it: what MariaDB calls a database, others call a schema. */
final class Places {
    private Places() {}

    /** The schema of the store's tables; null if the database has none. */
    static @Nullable String schema(Connection connection, Database database) throws SQLException {
        String schema = database.names().schema();
        if (schema != null) {
            return database.dialect().catalogueName(schema);
        }
        if (!database.dialect().hasSchemas()) {
            return null;
        }
        return connection.getMetaData().supportsSchemasInTableDefinitions()
                ? connection.getSchema()
                : connection.getCatalog();
    }

    /** Whether a schema is there. Asked first, because making one takes rights even where it is there. */
    static boolean exists(Connection connection, String schema) throws SQLException {
        DatabaseMetaData meta = connection.getMetaData();
        try (ResultSet all = meta.supportsSchemasInTableDefinitions() ? meta.getSchemas() : meta.getCatalogs()) {
            while (all.next()) {
                if (schema.equals(all.getString(1))) {
                    return true;
                }
            }
        }
        return false;
    }
}
