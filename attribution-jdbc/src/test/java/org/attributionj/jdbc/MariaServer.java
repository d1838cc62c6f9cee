package org.attributionj.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** One MariaDB server for all tests of the JVM; it stops with the JVM. */
final class MariaServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private MariaServer() {}

    private static final class Holder {
        private static final int PORT = PatientMaria.started("--innodb-flush-log-at-trx-commit=0")
                .getConfiguration()
                .getPort();
    }

    /** A database of its own. */
    static DataSource database() throws SQLException {
        String name = "test" + DATABASES.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url(""));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return new MariaDbDataSource(url(name));
    }

    private static String url(String database) {
        return "jdbc:mariadb://localhost:" + Holder.PORT + "/" + database + "?user=root&sslMode=disable";
    }
}
