package org.attributionj.jdbc.internal.file;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.attributionj.io.RejectedRow;

/** The rows of CSV files that DuckDB could not read: it keeps them, with its reasons. */
final class CsvRejects {
    private CsvRejects() {}

    /** The rows of the last scan of each file. */
    static Queue<RejectedRow> of(Connection connection, List<EventFile> files) throws SQLException {
        Queue<RejectedRow> rejects = new ArrayDeque<>();
        try (Statement statement = connection.createStatement()) {
            if (!hasRejects(statement)) {
                return rejects;
            }
            try (ResultSet rows = statement.executeQuery("SELECT s.file_path, e.line, e.column_idx, e.csv_line,"
                    + " e.error_message FROM (SELECT DISTINCT ON (scan_id, file_id, line_byte_position) * FROM"
                    + " reject_errors ORDER BY scan_id, file_id, line_byte_position, column_idx) e JOIN reject_scans s"
                    + " USING (scan_id, file_id) ORDER BY s.file_path, e.line")) {
                while (rows.next()) {
                    String file = rows.getString(1);
                    String line = rows.getString(4);
                    rejects.add(new RejectedRow(
                            file,
                            rows.getLong(2),
                            column(files, file, rows.getInt(3)),
                            line == null ? "" : line.strip(),
                            String.valueOf(rows.getString(5)).strip()));
                }
            }
        }
        return rejects;
    }

    private static boolean hasRejects(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "SELECT COUNT(*) FROM information_schema.tables WHERE table_name = 'reject_errors'")) {
            return row.next() && row.getInt(1) == 1;
        }
    }

    private static String column(List<EventFile> files, String file, int number) {
        return files.stream()
                .map(EventFile::source)
                .filter(source -> source.name().equals(file)
                        && number >= 1
                        && number <= source.columns().size())
                .map(source -> source.columns().get(number - 1))
                .findFirst()
                .orElse("");
    }
}
