package org.attributionj.jdbc.internal.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Queue;
import java.util.stream.Stream;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.event.EventOptions;
import org.attributionj.io.event.EventTable;
import org.attributionj.jdbc.support.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of files, read by a DuckDB of its own in memory, which keeps what it sorts in temporary files. Opened by the first
 * row that is asked for. Single thread.
 */
public final class DuckDbTable implements EventTable {
    private final List<String> patterns;
    private final EventOptions options;
    private final FileSettings settings;
    private final boolean isSorted;

    private List<EventFile> files = List.of();
    private @Nullable Path directory;

    /** For queries whose rows are few. */
    private @Nullable Connection connection;

    /** For the one whose rows are many: they are not collected first. Each has a database of its own. */
    private @Nullable Connection streaming;

    private @Nullable String sql;
    private @Nullable ResultSet rows;
    private @Nullable Queue<RejectedRow> unreadable;
    private @Nullable RejectedRow rejected;

    /**
     * Rows of files.
     *
     * @param patterns names of files, or patterns of names
     * @param isSorted whether the rows of each customer are adjacent
     */
    public DuckDbTable(List<String> patterns, EventOptions options, FileSettings settings, boolean isSorted) {
        this.patterns = patterns;
        this.options = options;
        this.settings = settings;
        this.isSorted = isSorted;
    }

    @Override
    public boolean next() throws IOException {
        try {
            ResultSet current = rows == null ? open() : rows;
            if (unreadable == null) {
                if (current.next()) {
                    return true;
                }
                unreadable = CsvRejects.of(Objects.requireNonNull(streaming, "streaming"), files);
            }
            rejected = unreadable.poll();
            return rejected != null;
        } catch (SQLException e) {
            throw new IOException("DuckDB cannot read the events: " + reason(e), e);
        }
    }

    /** A query whose rows stream fails without its reason; one whose rows do not tells it. */
    private String reason(SQLException failure) {
        String query = sql;
        if (query != null && connection != null) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT COUNT(*) FROM (" + query + ") events");
            } catch (SQLException e) {
                return String.valueOf(e.getMessage());
            }
        }
        return String.valueOf(failure.getMessage());
    }

    private ResultSet open() throws SQLException, IOException {
        Connection opened = connect();
        files = new FileScans(opened, options).of(patterns);
        String query = FileQuery.of(files, isSorted, EventOptions.ROW.equals(options.sequence()));
        sql = query;
        ResultSet result =
                Objects.requireNonNull(streaming, "streaming").createStatement().executeQuery(query);
        rows = result;
        return result;
    }

    private Connection connect() throws SQLException, IOException {
        try {
            Class.forName("org.duckdb.DuckDBDriver");
        } catch (ClassNotFoundException e) {
            throw new StoreException(
                    "reading Parquet, or other files through DuckDB, needs its driver on the class path,"
                            + " which this library leaves to you for its size; add org.duckdb:duckdb_jdbc");
        }
        Path own = Files.createTempDirectory(Files.createDirectories(settings.temporary()), "attribution-duckdb-");
        directory = own;
        Connection opened = connect(own, false);
        connection = opened;
        streaming = connect(own, true);
        return opened;
    }

    private Connection connect(Path own, boolean streams) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("jdbc_stream_results", Boolean.toString(streams));
        // nothing is fetched from anywhere
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("memory_limit", settings.memory() + "B");
        properties.setProperty("threads", Integer.toString(settings.threads()));
        properties.setProperty("temp_directory", own.toString());
        return DriverManager.getConnection("jdbc:duckdb:", properties);
    }

    private ResultSet current() {
        return Objects.requireNonNull(rows, "next must be called first");
    }

    @Override
    public @Nullable RejectedRow rejected() {
        return rejected;
    }

    @Override
    public Source source() {
        return files.get((int) number(1)).source();
    }

    @Override
    public long row() {
        return number(2);
    }

    @Override
    public long position() {
        return number(3);
    }

    private long number(int column) {
        try {
            return current().getLong(column);
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override
    public @Nullable String value(int column) {
        return text(FileQuery.BEFORE_VALUES + column + 1);
    }

    @Override
    public @Nullable String customer() {
        return isSorted ? text(FileQuery.BEFORE_VALUES) : null;
    }

    private @Nullable String text(int column) {
        try {
            return current().getString(column);
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    /** What is read, for messages. */
    @Override
    public String toString() {
        return String.join(", ", patterns);
    }

    /** Closes DuckDB and deletes its temporary files. */
    @Override
    public void close() throws IOException {
        // with them, their statements are closed
        try {
            try {
                close(streaming);
            } finally {
                close(connection);
            }
        } catch (SQLException e) {
            throw new IOException("DuckDB cannot be closed: " + e.getMessage(), e);
        } finally {
            delete();
        }
    }

    private static void close(@Nullable Connection open) throws SQLException {
        if (open != null) {
            open.close();
        }
    }

    private void delete() throws IOException {
        Path own = directory;
        directory = null;
        if (own != null) {
            try (Stream<Path> all = Files.walk(own)) {
                for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}
