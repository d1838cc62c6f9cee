package org.attributionj.cli;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The file of an embedded H2 database. H2 never changes a page in place and reclaims the old ones late: after a load in no
 * particular order the file may be twenty times as large as what is in it.
 */
final class H2File {
    /** Below, nobody minds. */
    private static final long SMALL = 1 << 20;

    private final Path file;
    private final long sizeBefore;

    private H2File(Path file) {
        this.file = file;
        sizeBefore = size(file);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw FileProblem.cannot("tell the size of", file, e);
        }
    }

    /** The file behind a connection, as large as it is now; nothing if other programs could be using the database. */
    static Optional<H2File> of(String url, DataSource source) throws SQLException {
        String lower = url.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("jdbc:h2:") || lower.matches("jdbc:h2:(mem|tcp|ssl):.*|.*;auto_server=true.*")) {
            return Optional.empty();
        }
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT DATABASE_PATH()")) {
            row.next();
            Path file = Path.of(row.getString(1) + ".mv.db");
            return Files.exists(file) ? Optional.of(new H2File(file)) : Optional.empty();
        }
    }

    /**
     * Writes the file anew if it has grown by more than half, which takes time in proportion to its contents. Called when
     * every connection is closed.
     */
    void shrink(HikariConfig config) throws SQLException {
        long size = size(file);
        if (size > SMALL && size > sizeBefore + sizeBefore / 2) {
            try (Connection connection = DriverManager.getConnection(
                            config.getJdbcUrl(), config.getUsername(), config.getPassword());
                    Statement statement = connection.createStatement()) {
                statement.execute("SHUTDOWN COMPACT");
            }
        }
    }
}
