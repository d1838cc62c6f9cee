package org.attributionj.jdbc.internal.dialect;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.locks.Lock;
import java.util.stream.Collectors;
import org.attributionj.jdbc.internal.sql.Dialect;
import org.attributionj.jdbc.internal.sql.KeyList;
import org.attributionj.jdbc.internal.sql.PreparedRow;
import org.attributionj.jdbc.internal.sql.RowShape;
import org.attributionj.jdbc.internal.sql.Session;
import org.jspecify.annotations.Nullable;

/** What most databases have in common. */
abstract class StandardDialect implements Dialect {
    private static final int BATCH = 2_000;

    @Override
    public String catalogueName(String schema) {
        return schema;
    }

    @Override
    public boolean hasSchemas() {
        return true;
    }

    @Override
    public Map<String, String> placeholders() {
        return Map.of();
    }

    /** Whether every transaction sees one moment, so that there are no levels to choose from. */
    boolean hasOneIsolation() {
        return false;
    }

    @Override
    public int writeIsolation() {
        return hasOneIsolation() ? Connection.TRANSACTION_NONE : Connection.TRANSACTION_READ_COMMITTED;
    }

    @Override
    public int snapshotIsolation() {
        return hasOneIsolation() ? Connection.TRANSACTION_NONE : Connection.TRANSACTION_REPEATABLE_READ;
    }

    @Override
    public KeyList keys() {
        return KeyList.OF_PARAMETERS;
    }

    @Override
    public boolean readsInPasses() {
        return false;
    }

    /** Planners with statistics see for themselves. */
    @Override
    public String besides(String column) {
        return column;
    }

    @Override
    public Optional<Lock> writeLock() {
        return Optional.empty();
    }

    @Override
    public int fetchSize() {
        return 1_000;
    }

    @Override
    public Optional<String> problem(String text) {
        return Optional.empty();
    }

    @Override
    public int longestText() {
        // the limit of MariaDB's MEDIUMTEXT in bytes, at three bytes each; kept by all but H2, which has less
        return 5_000_000;
    }

    @Override
    public Comparator<String> order() {
        return CodePointOrder.INSTANCE;
    }

    @Override
    public boolean isCollision(SQLException failure) {
        for (SQLException e = failure; e != null; e = e.getNextException()) {
            String state = e.getSQLState();
            // a deadlock, a failed serialisation, or a key that another transaction inserted at the same time
            if (state != null && (state.startsWith("40") || state.startsWith("23505"))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isFatal(SQLException failure) {
        for (SQLException e = failure; e != null; e = e.getNextException()) {
            String state = e.getSQLState();
            if (state != null && state.startsWith("08")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String skipLocked() {
        return " FOR UPDATE SKIP LOCKED";
    }

    @Override
    public void bindDecimal(PreparedStatement statement, int parameter, @Nullable BigDecimal value)
            throws SQLException {
        statement.setString(parameter, value == null ? null : value.toPlainString());
    }

    @Override
    public void bindJson(PreparedStatement statement, int parameter, @Nullable String json) throws SQLException {
        statement.setString(parameter, json);
    }

    @Override
    public void beginWriting(Session session) throws SQLException {
        // rows are locked as they are met
    }

    @Override
    public void lockStripes(Session session, SortedSet<Integer> stripes) throws SQLException {
        session.each(
                "SELECT stripe FROM {stripes} WHERE stripe IN (" + Session.placeholders(stripes.size())
                        + ") ORDER BY stripe FOR UPDATE",
                row -> row.getInt(1),
                stripes.toArray());
    }

    @Override
    public <T> void insert(Session session, RowShape<T> shape, Collection<T> rows) throws SQLException {
        batch(session, insertOrIgnore(shape), shape, rows);
    }

    @Override
    public <T> void replace(Session session, RowShape<T> shape, Collection<T> rows) throws SQLException {
        boolean isAllKey = shape.keys() == shape.columns().size();
        batch(session, isAllKey ? insertOrKeep(shape) : insertOrReplace(shape), shape, rows);
    }

    /** The statement that passes over keys that are there. */
    abstract String insertOrIgnore(RowShape<?> shape);

    /** The statement that replaces rows whose keys are there. */
    abstract String insertOrReplace(RowShape<?> shape);

    /** The statement for rows that are nothing but keys. */
    String insertOrKeep(RowShape<?> shape) {
        return insertOrIgnore(shape);
    }

    static String insertInto(RowShape<?> shape) {
        return "INSERT INTO {" + shape.table() + "} (" + shape.columnList() + ") VALUES (" + placeholders(shape) + ")";
    }

    static String placeholders(RowShape<?> shape) {
        return String.join(", ", Collections.nCopies(shape.columns().size(), "?"));
    }

    static String keyList(RowShape<?> shape) {
        return String.join(", ", shape.columns().subList(0, shape.keys()));
    }

    /** {@code a = x(a), b = x(b)} of the columns that are not in the key. */
    static String assignments(RowShape<?> shape, String before, String after) {
        return shape.columns().subList(shape.keys(), shape.columns().size()).stream()
                .map(column -> column + " = " + before + column + after)
                .collect(Collectors.joining(", "));
    }

    static <T> void batch(Session session, String sql, RowShape<T> shape, Collection<T> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = session.prepare(sql)) {
            PreparedRow row = new PreparedRow(statement, session.dialect());
            int inBatch = 0;
            for (T value : rows) {
                shape.filler().fill(value, row);
                row.endRow();
                if (++inBatch == BATCH) {
                    statement.executeBatch();
                    inBatch = 0;
                }
            }
            if (inBatch > 0) {
                statement.executeBatch();
            }
        }
    }

    /** Whether a driver's class can be used. */
    static boolean isPresent(String className) {
        try {
            Class.forName(className, false, StandardDialect.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** The first column of the only row of a query. */
    static @Nullable String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
