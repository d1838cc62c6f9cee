package org.attributionj.jdbc.internal.dialect;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.Optional;
import org.attributionj.jdbc.internal.sql.KeyList;
import org.attributionj.jdbc.internal.sql.RowShape;
import org.attributionj.jdbc.internal.sql.SchemaChanges;
import org.attributionj.jdbc.internal.sql.Session;
import org.jspecify.annotations.Nullable;

/** PostgreSQL. */
final class PostgresDialect extends StandardDialect {
    /** Below this, a batch is quicker than a temporary table. */
    private static final int WORTH_A_COPY = 500;

    private static final String SETTINGS =
            "SELECT current_setting('fsync') || ' ' || current_setting('synchronous_commit')";

    /** Another driver than PostgreSQL's own has no COPY. */
    private final boolean hasDriver = isPresent("org.postgresql.PGConnection");

    @Override
    public <T> void insert(Session session, RowShape<T> shape, Collection<T> rows) throws SQLException {
        if (hasDriver && rows.size() >= WORTH_A_COPY && PostgresCopy.isPossible(session)) {
            PostgresCopy.insert(session, shape, rows);
        } else {
            super.insert(session, shape, rows);
        }
    }

    @Override
    public SchemaChanges schemaChanges() {
        return PostgresSchemaChanges.INSTANCE;
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public KeyList keys() {
        return PostgresKeys.AS_ARRAY;
    }

    @Override
    public Optional<String> problem(String text) {
        return text.indexOf('\0') < 0
                ? Optional.empty()
                : Optional.of("must not contain the character NUL, which PostgreSQL cannot store; remove it");
    }

    @Override
    public void bindDecimal(PreparedStatement statement, int parameter, @Nullable BigDecimal value)
            throws SQLException {
        statement.setBigDecimal(parameter, value);
    }

    @Override
    public void bindJson(PreparedStatement statement, int parameter, @Nullable String json) throws SQLException {
        statement.setObject(parameter, json, Types.OTHER);
    }

    /** A plain insert: keys that another transaction inserted meanwhile make the transaction run again. */
    @Override
    String insertOrIgnore(RowShape<?> shape) {
        return insertInto(shape);
    }

    @Override
    String insertOrKeep(RowShape<?> shape) {
        return insertInto(shape) + " ON CONFLICT (" + keyList(shape) + ") DO NOTHING";
    }

    @Override
    String insertOrReplace(RowShape<?> shape) {
        return insertInto(shape) + " ON CONFLICT (" + keyList(shape) + ") DO UPDATE SET "
                + assignments(shape, "excluded.", "");
    }

    /**
     * A setting of each session, which anybody may change; but without fsync, no session is safe. Both are asked for at once,
     * because this comes before every transaction.
     */
    @Override
    public Optional<String> makeDurable(Connection connection) throws SQLException {
        String settings = ask(connection, SETTINGS);
        if ("on on".equals(settings)) {
            return Optional.empty();
        }
        if (settings == null || settings.startsWith("off")) {
            return Optional.of(
                    "PostgreSQL runs with fsync = off, so that a crash of its machine may lose all; set it to on");
        }
        if (settings.endsWith(" off")) {
            run(connection, "SET SESSION synchronous_commit = on");
            settings = ask(connection, SETTINGS);
        }
        return settings == null || settings.endsWith(" off")
                ? Optional.of("PostgreSQL commits before it writes, and SET synchronous_commit = on changed nothing")
                : Optional.empty();
    }
}
