package org.attributionj.jdbc.internal.schema;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import org.attributionj.jdbc.internal.sql.Database;
import org.attributionj.jdbc.support.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * What earlier versions of the library noted: they had Flyway make the tables, and in DuckDB a table of the same name. It is
 * read and left as it is, so that such a version still finds what it looks for.
 */
final class FlywayHistory {
    private FlywayHistory() {}

    /** The versions that are in there; none if there is no such table. */
    static Set<Integer> versions(Connection connection, Database database) throws SQLException {
        Set<Integer> versions = new TreeSet<>();
        String table = table(connection, database);
        if (table != null) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                while (rows.next()) {
                    add(rows, versions);
                }
            }
        }
        return versions;
    }

    /** Flyway's first row has the version 0, and its rows of other kinds have none. */
    private static void add(ResultSet row, Set<Integer> versions) throws SQLException {
        String version = row.getString("version");
        if (version == null || !version.matches("[1-9][0-9]{0,8}")) {
            return;
        }
        if (hasColumn(row, "success") && !row.getBoolean("success")) {
            throw new StoreException("an earlier version of the library failed as it brought the tables to version "
                    + version
                    + ", so that they may be half changed; restore a backup, or end its change by hand and set"
                    + " success in its row of schema_history");
        }
        versions.add(Integer.valueOf(version));
    }

    private static boolean hasColumn(ResultSet row, String name) throws SQLException {
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            if (row.getMetaData().getColumnLabel(column).equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    /** Its name with quotes, because Flyway made it with quotes; null if there is none. */
    private static @Nullable String table(Connection connection, Database database) throws SQLException {
        DatabaseMetaData meta = connection.getMetaData();
        String schema = Places.schema(connection, database);
        boolean hasSchemas = meta.supportsSchemasInTableDefinitions();
        String name = database.names().prefix() + "schema_history";
        try (ResultSet tables = meta.getTables(hasSchemas ? null : schema, hasSchemas ? schema : null, name, null)) {
            while (tables.next()) {
                if (tables.getString("TABLE_NAME").equals(name)) {
                    String quote = meta.getIdentifierQuoteString();
                    return (schema == null ? "" : quote + schema + quote + ".") + quote + name + quote;
                }
            }
        }
        return null;
    }
}
