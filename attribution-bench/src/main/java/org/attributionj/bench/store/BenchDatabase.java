package org.attributionj.bench.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * A database in a folder, with a pool of connections, set up so that what is committed is on disk; H2's is half a second
 * later, unless the store is durable. Servers run as child processes and stop with {@link #close}; the folder stays.
 */
final class BenchDatabase implements Closeable {
    /** What {@link #open} knows. The servers' binaries are for Linux on x86-64. */
    static final List<String> NAMES = List.of("h2", "sqlite", "postgresql", "mariadb");

    private static final Duration STARTUP = Duration.ofMinutes(3);

    private final String url;
    private final Closeable server;
    private final HikariDataSource pool;

    private BenchDatabase(String url, Closeable server, int connections) {
        this.url = url;
        this.server = server;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(connections);
        pool = new HikariDataSource(config);
    }

    /**
     * Opens a database.
     *
     * @param name one of {@link #NAMES}
     * @param folder where its files are; what H2, SQLite and PostgreSQL find there is used again
     * @param connections the size of the pool
     */
    static BenchDatabase open(String name, Path folder, int connections) throws IOException {
        return switch (name) {
            case "h2" -> new BenchDatabase("jdbc:h2:file:" + folder.resolve("h2"), () -> {}, connections);
            case "sqlite" ->
                new BenchDatabase(
                        "jdbc:sqlite:" + folder.resolve("sqlite.db")
                                + "?journal_mode=WAL&synchronous=FULL&busy_timeout=60000",
                        () -> {},
                        connections);
            case "postgresql" -> postgres(folder.resolve("postgresql"), connections);
            case "mariadb" -> {
                MariaProcess server = MariaProcess.start(folder.resolve("mariadb"), STARTUP);
                yield new BenchDatabase(server.url(), server, connections);
            }
            default -> throw new IllegalArgumentException("database must be one of " + NAMES + ", but was " + name);
        };
    }

    /** The embedded server is made for tests and does not wait for the disk unless it is told to. */
    private static BenchDatabase postgres(Path folder, int connections) throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "2GB")
                .setPGStartupWait(STARTUP)
                .start();
        return new BenchDatabase(server.getJdbcUrl("postgres", "postgres"), server, connections);
    }

    DataSource source() {
        return pool;
    }

    /** For programs that connect by themselves. */
    String url() {
        return url;
    }

    /** Makes the file small that H2 leaves large after a load. */
    void compact() throws SQLException {
        if (url.startsWith("jdbc:h2:")) {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute("SHUTDOWN COMPACT");
            }
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    @Override
    public void close() throws IOException {
        pool.close();
        server.close();
    }
}
