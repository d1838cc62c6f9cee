package org.attributionj.jdbc;

import static org.attributionj.jdbc.TrackedEvents.column;

import ch.vorburger.exec.ManagedProcessException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** A MariaDB server that flushes at each commit, which ends with the JVM. */
final class DurableMaria implements DatabaseServer {
    private static final int PATIENCE_SECONDS = 180;

    /** What KILL says about a connection that is gone already. */
    private static final int NO_SUCH_THREAD = 1094;

    /** The only file of an empty database. */
    private static final String OPTIONS = "db.opt";

    private final AtomicInteger databases = new AtomicInteger();
    private final PatientMaria server = PatientMaria.started("--innodb-flush-log-at-trx-commit=1");

    private DurableMaria() {}

    private static final class Holder {
        private static final DurableMaria SERVER = new DurableMaria();
    }

    /** One for all tests of the JVM. */
    static DurableMaria shared() {
        return Holder.SERVER;
    }

    @Override
    public String newDatabase() throws SQLException {
        String name = "durable" + databases.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url(""));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return url(name);
    }

    private String url(String database) {
        return "jdbc:mariadb://localhost:" + port() + "/" + database + "?user=root&sslMode=disable";
    }

    @Override
    public String through(String url, int port) {
        return url.replace(":" + port() + "/", ":" + port + "/");
    }

    @Override
    public int port() {
        return server.getConfiguration().getPort();
    }

    /** Puts an empty database, with the tables that it will have, into another folder. */
    void move(DataSource database, Path folder) throws Exception {
        Path own = Path.of(ask(database, "SELECT CONCAT(@@datadir, DATABASE())"));
        Files.createDirectory(folder);
        Files.move(own.resolve(OPTIONS), folder.resolve(OPTIONS));
        Files.delete(own);
        Files.createSymbolicLink(own, folder);
    }

    private static String ask(DataSource database, String sql) throws SQLException {
        return column(database, sql).get(0);
    }

    @Override
    public void stop(boolean orderly) throws Exception {
        DataSource any = new MariaDbDataSource(url(""));
        Path pidFile = Path.of(ask(any, "SELECT @@datadir")).resolve(ask(any, "SELECT @@pid_file"));
        ProcessHandle handle = ProcessHandle.of(
                        Long.parseLong(Files.readString(pidFile).trim()))
                .orElseThrow();
        if (orderly) {
            handle.destroy();
        } else {
            handle.destroyForcibly();
        }
        handle.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void start() throws ManagedProcessException {
        server.start();
    }

    @Override
    public void cutAll(DataSource database) throws SQLException {
        String others = "SELECT ID FROM INFORMATION_SCHEMA.PROCESSLIST WHERE DB = DATABASE() AND ID <> CONNECTION_ID()";
        for (String id : column(database, others)) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("KILL CONNECTION " + id);
            } catch (SQLException e) {
                if (e.getErrorCode() != NO_SUCH_THREAD) {
                    throw e;
                }
            }
        }
    }
}
