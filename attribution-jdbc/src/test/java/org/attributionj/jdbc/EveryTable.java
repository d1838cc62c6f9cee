package org.attributionj.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** Looks into each table of the store, whatever its columns. */
final class EveryTable {
    private EveryTable() {}

    /** The rows with a text in any column. */
    static List<String> rowsWith(DataSource source, String text) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(connection)) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                    while (rows.next()) {
                        StringBuilder row = new StringBuilder(table);
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            row.append(" | ").append(rows.getString(i));
                        }
                        if (row.indexOf(text) >= 0) {
                            found.add(row.toString());
                        }
                    }
                }
            }
        }
        return found;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables = connection.getMetaData().getTables(connection.getCatalog(), null, "%", null)) {
            while (tables.next()) {
                String name = tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                boolean isTable = String.valueOf(tables.getString("TABLE_TYPE")).contains("TABLE");
                if (isTable && name.startsWith("attribution_")) {
                    names.add(name);
                }
            }
        }
        return names;
    }
}
