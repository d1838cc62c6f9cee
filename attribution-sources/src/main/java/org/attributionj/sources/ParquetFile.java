package org.attributionj.sources;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.attributionj.io.Input;
import org.attributionj.io.UnusableInputException;

/** A Parquet file as a stream of JSON Lines, one row after the other. */
final class ParquetFile {
    private ParquetFile() {}

    static Input input(Path file) {
        return new Input(file.toString(), () -> open(file));
    }

    private static InputStream open(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new FileNotFoundException("there is no such file");
        }
        Connection connection = connect(file);
        try {
            return new RowStream(connection, file);
        } catch (SQLException e) {
            close(connection, e);
            throw new IOException("DuckDB cannot read it: " + firstLine(e), e);
        }
    }

    private static Connection connect(Path file) throws IOException {
        try {
            Connection connection = DriverManager.getConnection("jdbc:duckdb:", streaming());
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET autoinstall_known_extensions = false");
                statement.execute("SET TimeZone = 'UTC'");
            } catch (SQLException e) {
                // the zone needs an extension that some builds lack; times are then written in UTC anyway
                return connection;
            }
            return connection;
        } catch (SQLException e) {
            throw new UnusableInputException(file + " is Parquet, which is read through DuckDB: put its driver"
                    + " (org.duckdb:duckdb_jdbc) on the class path, or save the file as CSV or JSON");
        }
    }

    private static Properties streaming() {
        Properties properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        return properties;
    }

    private static void close(AutoCloseable resource, Exception cause) {
        try {
            resource.close();
        } catch (Exception e) {
            cause.addSuppressed(e);
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** The rows' bytes. Single thread. */
    private static final class RowStream extends InputStream {
        private final Connection connection;
        private final PreparedStatement statement;
        private final ResultSet rows;
        private InputStream row = InputStream.nullInputStream();

        RowStream(Connection connection, Path file) throws SQLException {
            this.connection = connection;
            statement = connection.prepareStatement("SELECT CAST(to_json(t) AS VARCHAR) FROM read_parquet(?) t");
            statement.setString(1, file.toString());
            rows = statement.executeQuery();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int count = row.read(target, offset, length);
            while (count < 0) {
                if (!nextRow()) {
                    return -1;
                }
                count = row.read(target, offset, length);
            }
            return count;
        }

        private boolean nextRow() throws IOException {
            try {
                if (!rows.next()) {
                    return false;
                }
                row = new ByteArrayInputStream((rows.getString(1) + "\n").getBytes(StandardCharsets.UTF_8));
                return true;
            } catch (SQLException e) {
                throw new IOException("DuckDB cannot read it: " + firstLine(e), e);
            }
        }

        @Override
        public void close() throws IOException {
            try (connection;
                    statement;
                    rows) {
                row = InputStream.nullInputStream();
            } catch (SQLException e) {
                throw new IOException("DuckDB cannot be closed: " + firstLine(e), e);
            }
        }
    }
}
