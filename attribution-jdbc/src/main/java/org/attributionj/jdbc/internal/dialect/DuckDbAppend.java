package org.attributionj.jdbc.internal.dialect;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.jdbc.internal.sql.RowShape;
import org.attributionj.jdbc.internal.sql.RowWriter;
import org.attributionj.jdbc.internal.sql.Session;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Many rows at once, by DuckDB's appender: prepared statements are some fifty times slower. */
final class DuckDbAppend {
    private static final String STAGING = "attribution_staging";

    private DuckDbAppend() {}

    /** Whether the connection has an appender: it is the driver's own, or a pool's that lets it through. */
    static boolean isPossible(Session session) throws SQLException {
        return session.connection().isWrapperFor(DuckDBConnection.class);
    }

    /** Appends rows whose keys are new. */
    static <T> void insert(Session session, RowShape<T> shape, Collection<T> rows) throws SQLException {
        // a query also begins the transaction, which an appender alone does not
        int[] order = order(session, shape);
        String schema = session.names().schema();
        String table = session.names().prefix() + shape.table();
        DuckDBConnection connection = session.connection().unwrap(DuckDBConnection.class);
        DuckDBAppender appender =
                schema == null ? connection.createAppender(table) : connection.createAppender(schema, table);
        append(appender, shape, rows, order);
    }

    /** Appends rows to a table beside, and has the database put them into the right one. */
    static <T> void replace(Session session, RowShape<T> shape, Collection<T> rows, String conflict)
            throws SQLException {
        session.update("CREATE OR REPLACE TEMP TABLE " + STAGING + " AS SELECT " + shape.columnList() + " FROM {"
                + shape.table() + "} LIMIT 0");
        DuckDBConnection connection = session.connection().unwrap(DuckDBConnection.class);
        int[] order = new int[shape.columns().size()];
        Arrays.setAll(order, i -> i);
        append(connection.createAppender("temp", "main", STAGING), shape, lastOfEachKey(shape, rows), order);
        session.update("INSERT INTO {" + shape.table() + "} (" + shape.columnList() + ") SELECT " + shape.columnList()
                + " FROM temp.main." + STAGING + conflict);
        session.update("DROP TABLE temp.main." + STAGING);
    }

    /** One statement may not replace a row twice. */
    private static <T> Collection<T> lastOfEachKey(RowShape<T> shape, Collection<T> rows) throws SQLException {
        Map<List<@Nullable Object>, T> last = new LinkedHashMap<>();
        Values values = new Values(shape.columns().size());
        for (T row : rows) {
            shape.filler().fill(row, values.begin());
            last.put(values.first(shape.keys()), row);
        }
        return last.values();
    }

    /** For each column of the table, its place in the shape; -1 for those that the shape leaves to their defaults. */
    private static int[] order(Session session, RowShape<?> shape) throws SQLException {
        try (PreparedStatement statement = session.prepare("SELECT * FROM {" + shape.table() + "} LIMIT 0");
                var none = statement.executeQuery()) {
            ResultSetMetaData columns = none.getMetaData();
            int[] order = new int[columns.getColumnCount()];
            for (int i = 0; i < order.length; i++) {
                order[i] = shape.columns().indexOf(columns.getColumnName(i + 1));
            }
            return order;
        }
    }

    private static <T> void append(DuckDBAppender appender, RowShape<T> shape, Collection<T> rows, int[] order)
            throws SQLException {
        try (appender) {
            Values values = new Values(shape.columns().size());
            for (T row : rows) {
                shape.filler().fill(row, values.begin());
                appender.beginRow();
                for (int place : order) {
                    if (place < 0) {
                        appender.appendDefault();
                    } else {
                        append(appender, values.get(place));
                    }
                }
                appender.endRow();
            }
            // closing would swallow a failure
            appender.flush();
        }
    }

    private static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
        if (value instanceof String text) {
            appender.append(text);
        } else if (value instanceof Long number) {
            appender.append(number.longValue());
        } else if (value instanceof Double real) {
            appender.append(real.doubleValue());
        } else {
            appender.appendNull();
        }
    }

    /** The values of one row, which the appender wants in the order of the table's columns. */
    private static final class Values implements RowWriter {
        private final @Nullable Object[] values;
        private int size;

        Values(int columns) {
            values = new Object[columns];
        }

        Values begin() {
            size = 0;
            return this;
        }

        @Nullable
        Object get(int place) {
            return values[place];
        }

        List<@Nullable Object> first(int count) {
            return new ArrayList<>(Arrays.asList(values).subList(0, count));
        }

        private RowWriter add(@Nullable Object value) {
            values[size++] = value;
            return this;
        }

        @Override
        public RowWriter text(@Nullable String value) {
            return add(value);
        }

        @Override
        public RowWriter number(@Nullable Long value) {
            return add(value);
        }

        @Override
        public RowWriter real(double value) {
            return add(value);
        }

        @Override
        public RowWriter decimal(@Nullable BigDecimal value) {
            return add(value == null ? null : value.toPlainString());
        }

        @Override
        public RowWriter json(@Nullable String value) {
            return add(value);
        }
    }
}
