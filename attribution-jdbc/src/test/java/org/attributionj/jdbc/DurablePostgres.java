package org.attributionj.jdbc;

import static org.attributionj.jdbc.TrackedEvents.column;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A PostgreSQL server with fsync, which ends with the JVM. */
final class DurablePostgres implements DatabaseServer {
    private static final int PATIENCE_SECONDS = 180;
    private static final Duration STARTUP = Duration.ofSeconds(PATIENCE_SECONDS);

    private final AtomicInteger databases = new AtomicInteger();
    private final Path data;
    private EmbeddedPostgres server;

    private DurablePostgres() throws IOException {
        data = Files.createTempDirectory("durable-postgres");
        server = started(0);
        Runtime.getRuntime().addShutdownHook(new Thread(this::remove));
    }

    private static final class Holder {
        private static final DurablePostgres SERVER = make();

        private static DurablePostgres make() {
            try {
                return new DurablePostgres();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** One for all tests of the JVM. */
    static DurablePostgres shared() {
        return Holder.SERVER;
    }

    private EmbeddedPostgres started(int port) throws IOException {
        EmbeddedPostgres.Builder builder = PostgresServer.NEWEST
                .builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTUP)
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200");
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    private void remove() {
        try {
            server.close();
            MoreFiles.deleteRecursively(data, RecursiveDeleteOption.ALLOW_INSECURE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String newDatabase() throws SQLException {
        String name = newName();
        execute("CREATE DATABASE " + name);
        return server.getJdbcUrl("postgres", name);
    }

    /** A new, empty database in a folder of its own, which it leaves when it is closed. */
    TestDatabase newDatabaseIn(Path folder) throws SQLException {
        String name = newName();
        execute("CREATE TABLESPACE " + name + " LOCATION '" + folder + "'");
        execute("CREATE DATABASE " + name + " TABLESPACE " + name);
        DataSource source = server.getDatabase("postgres", name);
        return new TestDatabase() {
            @Override
            public DataSource source() {
                return source;
            }

            @Override
            public void close() throws SQLException {
                execute("DROP DATABASE " + name + " WITH (FORCE)");
                execute("DROP TABLESPACE " + name);
            }
        };
    }

    private String newName() {
        return "durable" + databases.incrementAndGet();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Without prepared statements, so that whoever listens can read what is asked. */
    @Override
    public String through(String url, int port) {
        return url.replace(":" + port() + "/", ":" + port + "/") + "&prepareThreshold=0";
    }

    @Override
    public int port() {
        return server.getPort();
    }

    /** Fast ends all transactions and writes everything; immediate is what a crash leaves. */
    @Override
    public void stop(boolean orderly) throws Exception {
        ProcessHandle process = ProcessHandle.of(Long.parseLong(
                        Files.readAllLines(data.resolve("postmaster.pid")).get(0)))
                .orElseThrow();
        signal(process, orderly ? "INT" : "QUIT");
        process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static void signal(ProcessHandle process, String signal) throws Exception {
        int failed = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (failed != 0) {
            throw new IllegalStateException("could not send " + signal + " to " + process);
        }
    }

    @Override
    public void start() throws IOException {
        int port = port();
        // lets go of the folder; there is nothing left to stop
        server.close();
        server = started(port);
    }

    @Override
    public void cutAll(DataSource database) throws SQLException {
        column(
                database,
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <>"
                        + " pg_backend_pid()");
    }
}
