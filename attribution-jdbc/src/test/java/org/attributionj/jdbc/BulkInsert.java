package org.attributionj.jdbc;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.jdbc.internal.dialect.Dialects;
import org.attributionj.jdbc.internal.row.TouchpointRows;
import org.attributionj.jdbc.internal.sql.Dialect;
import org.attributionj.jdbc.internal.sql.Nanos;
import org.attributionj.jdbc.internal.sql.PreparedRow;
import org.attributionj.jdbc.internal.sql.RowShape;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.postgresql.PGConnection;

/**
 * Inserts touchpoints as quickly as a driver lets one, without looking at what is there: COPY in PostgreSQL, the appender in
 * DuckDB, batches else.
 */
final class BulkInsert {
    private final DataSource source;
    private final Dialect dialect;
    private final String table;
    private final RowShape<Touchpoint> shape = TouchpointRows.shape(1);

    BulkInsert(DataSource source, String table) {
        this.source = source;
        this.table = table;
        dialect = Dialects.of(source);
    }

    /** Inserts some in one transaction. */
    void insert(List<Touchpoint> batch) throws SQLException, IOException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            if (connection.isWrapperFor(PGConnection.class)) {
                copy(connection.unwrap(PGConnection.class), batch);
            } else if (connection.isWrapperFor(DuckDBConnection.class)) {
                append(connection.unwrap(DuckDBConnection.class), batch);
            } else {
                batch(connection, batch);
            }
            connection.commit();
        }
    }

    private void batch(Connection connection, List<Touchpoint> batch) throws SQLException {
        String marks = "?,".repeat(shape.columns().size() - 1) + "?";
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO " + table + " (" + shape.columnList() + ") VALUES (" + marks + ")")) {
            PreparedRow row = new PreparedRow(statement, dialect);
            for (Touchpoint touchpoint : batch) {
                shape.filler().fill(touchpoint, row);
                row.endRow();
            }
            statement.executeBatch();
        }
    }

    private void copy(PGConnection connection, List<Touchpoint> batch) throws SQLException, IOException {
        StringBuilder text = new StringBuilder();
        for (Touchpoint t : batch) {
            text.append(t.id())
                    .append('\t')
                    .append(t.customer())
                    .append('\t')
                    .append(t.time().getEpochSecond())
                    .append("000000000\t0\t")
                    .append(t.channel())
                    .append('\t')
                    .append(t.type())
                    .append("\t4\t\\N\t")
                    .append(t.campaign())
                    .append("\t\\N\t\\N\t0\t\\N\t\\N\t\\N\t\\N\t1\n");
        }
        connection
                .getCopyAPI()
                .copyIn(
                        "COPY " + table + " (" + shape.columnList() + ") FROM STDIN",
                        new StringReader(text.toString()));
    }

    private void append(DuckDBConnection connection, List<Touchpoint> batch) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender(table)) {
            for (Touchpoint t : batch) {
                appender.beginRow()
                        .append(t.id())
                        .append(t.customer())
                        .append(Nanos.of(t.time()))
                        .append(0L)
                        .append(t.channel().name())
                        .append(t.type().name())
                        .append(4L)
                        .appendNull()
                        .append(t.campaign())
                        .appendNull()
                        .appendNull()
                        .append(0L)
                        .appendNull()
                        .appendNull()
                        .appendNull()
                        .appendNull()
                        .append(1L)
                        .endRow();
            }
            appender.flush();
        }
    }
}
