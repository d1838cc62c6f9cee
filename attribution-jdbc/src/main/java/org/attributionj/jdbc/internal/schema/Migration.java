package org.attributionj.jdbc.internal.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.jdbc.internal.sql.Database;
import org.attributionj.jdbc.internal.sql.SchemaChanges;
import org.attributionj.jdbc.internal.sql.Session;
import org.jspecify.annotations.Nullable;

/**
 * Applies the scripts that are missing, by one connection, and notes each in the table of versions. Where a change of a table
 * ends the transaction, it notes each statement, so that the next program goes on where this one died.
 */
final class Migration {
    private static final int FINISHED = -1;

    private final Database database;
    private final Session session;
    private final SchemaChanges changes;

    Migration(Database database, Connection connection) {
        this.database = database;
        this.session = new Session(connection, database.dialect(), database.names());
        this.changes = database.dialect().schemaChanges();
    }

    void upTo(int newest) throws SQLException {
        changes.lock(session);
        try {
            makeTable();
            changes.lockByRow(session);
            applyMissing(newest);
        } catch (SQLException | RuntimeException e) {
            unlock(e);
            throw e;
        }
        changes.unlock(session);
    }

    private void unlock(Exception cause) {
        try {
            changes.unlock(session);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private void makeTable() throws SQLException {
        String schema = database.names().schema();
        if (schema != null
                && !Places.exists(session.connection(), database.dialect().catalogueName(schema))) {
            session.update("CREATE SCHEMA IF NOT EXISTS " + schema);
        }
        session.update(
                "CREATE TABLE IF NOT EXISTS {schema_versions} (version BIGINT NOT NULL, script VARCHAR(200) NOT NULL,"
                        + " statements BIGINT NOT NULL, is_finished BIGINT NOT NULL, installed_ns BIGINT NOT NULL,"
                        + " PRIMARY KEY (version))");
    }

    private void applyMissing(int newest) throws SQLException {
        Map<Integer, Integer> done = done();
        if (done.isEmpty()) {
            for (int version : FlywayHistory.versions(session.connection(), database)) {
                start(new Script(version, "applied by an earlier version of the library"));
                finish(version);
                done.put(version, FINISHED);
            }
        }
        for (int version = 1; version <= newest; version++) {
            Integer statements = done.get(version);
            if (statements == null || statements != FINISHED) {
                apply(Script.of(version), statements);
                finish(version);
            }
        }
    }

    /** By version, how many statements were run, or that it is finished. */
    private Map<Integer, Integer> done() throws SQLException {
        Map<Integer, Integer> done = new HashMap<>();
        session.each(
                "SELECT version, statements, is_finished FROM {schema_versions} WHERE version > 0",
                row -> done.put(row.getInt(1), row.getInt(3) == 1 ? FINISHED : row.getInt(2)));
        return done;
    }

    /** Runs a script from its beginning or, if a program died over it, from the statement that this one was at. */
    private void apply(Script script, @Nullable Integer statementsDone) throws SQLException {
        List<String> statements = script.statements(database);
        int first = statementsDone == null ? 0 : statementsDone;
        if (statementsDone == null) {
            start(script);
        }
        for (int i = first; i < statements.size(); i++) {
            boolean mayBeDone = statementsDone != null && i == first;
            run(statements.get(i), mayBeDone);
            if (!changes.areTransactional()) {
                session.update("UPDATE {schema_versions} SET statements = ? WHERE version = ?", i + 1L, (long)
                        script.version());
            }
        }
    }

    private void run(String sql, boolean mayBeDone) throws SQLException {
        try (Statement statement = session.connection().createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            if (!mayBeDone || !changes.isThere(e)) {
                throw e;
            }
        }
    }

    private void start(Script script) throws SQLException {
        session.update(
                "INSERT INTO {schema_versions} (version, script, statements, is_finished, installed_ns)"
                        + " VALUES (?, ?, 0, 0, ?)",
                (long) script.version(),
                script.name(),
                database.now());
    }

    private void finish(int version) throws SQLException {
        session.update("UPDATE {schema_versions} SET is_finished = 1 WHERE version = ?", (long) version);
    }
}
