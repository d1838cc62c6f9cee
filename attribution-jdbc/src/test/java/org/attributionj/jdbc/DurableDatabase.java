package org.attributionj.jdbc;

import java.nio.file.Path;
import java.sql.SQLException;

/** The kinds of databases whose commits are durable: what a test of faults runs on. */
enum DurableDatabase {
    H2_FILE,
    SQLITE,
    POSTGRESQL,
    MARIADB;

    /** The URL of an empty database; in a folder, unless it is a server's. */
    String newDatabase(Path folder) throws SQLException {
        return switch (this) {
            // free space is used again at once, unless the store keeps H2 from it: else some of the kills would lose
            // commits
            case H2_FILE -> "jdbc:h2:file:" + folder.resolve("store") + ";RETENTION_TIME=0";
            case SQLITE -> "jdbc:sqlite:" + folder.resolve("store");
            case POSTGRESQL, MARIADB -> server().newDatabase();
        };
    }

    /** The server, if it is one. */
    DatabaseServer server() {
        return switch (this) {
            case POSTGRESQL -> DurablePostgres.shared();
            case MARIADB -> DurableMaria.shared();
            case H2_FILE, SQLITE -> throw new IllegalStateException(this + " runs without a server");
        };
    }
}
