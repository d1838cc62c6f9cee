package org.attributionj.jdbc.internal.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.attributionj.jdbc.internal.sql.Database;
import org.attributionj.jdbc.internal.sql.Session;
import org.attributionj.jdbc.support.StoreException;

/**
 * Applies migrations where Flyway does not know the database: the same files, one version after the other, all in one
 * transaction, with a row for each in a table of the same name.
 */
final class SchemaScripts {
    /** A jar's folders cannot be listed by name: all versions, from 1. */
    private static final List<String> VERSIONS =
            List.of("events_and_results", "path_tables", "erasures_by_stripe", "conversions_by_time");

    private SchemaScripts() {}

    /** Applies the versions that are missing, up to one; fails if another program does the same. */
    static void apply(Database database, Map<String, String> placeholders, int target) {
        database.writeOnce("make or upgrade the tables", session -> {
            if (database.names().schema() != null) {
                session.update("CREATE SCHEMA IF NOT EXISTS " + database.names().schema());
            }
            session.update(
                    "CREATE TABLE IF NOT EXISTS {schema_history} (version BIGINT NOT NULL, script VARCHAR NOT NULL,"
                            + " installed_ns BIGINT NOT NULL, PRIMARY KEY (version))");
            Set<Long> applied =
                    new TreeSet<>(session.list("SELECT version FROM {schema_history}", row -> row.getLong(1)));
            for (int version = 1; version <= Math.min(target, VERSIONS.size()); version++) {
                if (!applied.contains((long) version)) {
                    apply(session, database, placeholders, version);
                }
            }
            return true;
        });
        database.read("read the version of the tables", SchemaScripts::requireTables);
    }

    private static void apply(Session session, Database database, Map<String, String> placeholders, int version)
            throws SQLException {
        String script = "V" + version + "__" + VERSIONS.get(version - 1) + ".sql";
        String sql = read("attributionj/schema/" + database.dialect().name() + "/" + script);
        for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
            sql = sql.replace("${" + placeholder.getKey() + "}", placeholder.getValue());
        }
        try (Statement statement = session.connection().createStatement()) {
            statement.execute(sql);
        }
        session.update(
                "INSERT INTO {schema_history} (version, script, installed_ns) VALUES (?, ?, ?)",
                (long) version,
                script,
                database.now());
    }

    private static String read(String resource) {
        try (InputStream bytes = SchemaScripts.class.getClassLoader().getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new StoreException("the jar lacks " + resource + "; use a complete one");
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another connection must find what the first one made. */
    private static boolean requireTables(Session session) throws SQLException {
        long tables = session.one(
                "SELECT COUNT(*) FROM information_schema.tables WHERE table_name = ?",
                row -> row.getLong(1),
                session.names().prefix() + "schema_history");
        if (tables == 0) {
            throw new StoreException(
                    "the tables that one connection made are not there for the next one: each connection"
                            + " has a database in memory of its own; use a file, or a name as in jdbc:duckdb::memory:name");
        }
        return true;
    }
}
