package org.attributionj.jdbc;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.sql.DataSource;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.jdbc.internal.dialect.Dialects;
import org.attributionj.jdbc.internal.row.PreparedRow;
import org.attributionj.jdbc.internal.row.TouchpointRows;
import org.attributionj.jdbc.internal.sql.Nanos;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.PGConnection;
import org.sqlite.SQLiteDataSource;

/**
 * A program, not a test: rows per second of a first load of touchpoints, beside the same driver's bulk insert of the same
 * rows into a table with the same keys and indexes, and of a second load of the same rows.
 *
 * <p>{@code mvn -pl attribution-jdbc -am test-compile}, then run it on the test class path with a number of rows, and {@code duckdb} for
 * that database alone.
 */
final class LoadRates {
    private static final int BATCH = 20_000;

    private LoadRates() {}

    public static void main(String[] args) throws Exception {
        int rows = args.length == 0 ? 200_000 : Integer.parseInt(args[0]);
        Path folder = Files.createTempDirectory("load-rates");
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + folder.resolve("h2") + ";DB_CLOSE_DELAY=-1;WRITE_DELAY=0");
        SQLiteDataSource sqlite = new SQLiteDataSource();
        sqlite.setUrl("jdbc:sqlite:" + folder.resolve("sqlite.db") + "?journal_mode=WAL&synchronous=FULL");
        DataSource duckdb = new DuckDBDataSource("jdbc:duckdb:" + folder.resolve("duckdb.db"));
        duckdb.getConnection(); // kept open, as in a pool
        System.out.println("database     bulk rows/s  store rows/s  ratio  again rows/s");
        for (int round = 0; round < 2; round++) {
            measure(duckdb, rows, round);
            if (args.length == 2 && args[1].equals("duckdb")) {
                continue;
            }
            if (args.length < 2) {
                measure(h2, rows, round);
                measure(sqlite, rows, round);
            }
            measure(PostgresServer.database(), rows, round);
            measure(MariaServer.database(), rows, round);
            MariaDbDataSource bulk = (MariaDbDataSource) MariaServer.database();
            bulk.setUrl(bulk.getUrl() + "&useBulkStmts=true");
            measure(bulk, rows, round);
        }
        System.exit(0);
    }

    private static List<Touchpoint> touchpoints(int rows) {
        Random random = new Random(1);
        List<Touchpoint> touchpoints = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            touchpoints.add(Touchpoint.builder(
                            "customer-" + random.nextInt(rows / 5), Events.START.plusSeconds(random.nextInt(8_000_000)))
                    .id(String.format(Locale.ROOT, "%016x", random.nextLong()))
                    .channel(Channel.of("channel " + random.nextInt(9)))
                    .campaign("campaign " + random.nextInt(20))
                    .build());
        }
        return touchpoints;
    }

    private static void measure(DataSource source, int rows, int round) throws Exception {
        List<Touchpoint> touchpoints = touchpoints(rows);
        AttributionStore store =
                AttributionStore.builder(source).tablePrefix("a" + round + "_").open();
        AttributionStore.builder(source).tablePrefix("b" + round + "_").open();
        double bulk = bulk(source, "b" + round + "_touchpoints", touchpoints);
        double own = own(store, touchpoints);
        double again = own(store, touchpoints);
        System.out.printf(
                Locale.ROOT, "%-12s %11.0f  %12.0f  %5.2f  %12.0f%n", store.dialect(), bulk, own, own / bulk, again);
    }

    private static double own(AttributionStore store, List<Touchpoint> touchpoints) {
        long start = System.nanoTime();
        for (int from = 0; from < touchpoints.size(); from += BATCH) {
            store.events().write(touchpoints.subList(from, Math.min(touchpoints.size(), from + BATCH)), List.of());
        }
        return touchpoints.size() / ((System.nanoTime() - start) / 1e9);
    }

    private static double bulk(DataSource source, String table, List<Touchpoint> touchpoints) throws Exception {
        var shape = TouchpointRows.shape(1);
        long start = System.nanoTime();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            for (int from = 0; from < touchpoints.size(); from += BATCH) {
                List<Touchpoint> batch = touchpoints.subList(from, Math.min(touchpoints.size(), from + BATCH));
                if (connection.isWrapperFor(PGConnection.class)) {
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
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    "COPY " + table + " (" + shape.columnList() + ") FROM STDIN",
                                    new StringReader(text.toString()));
                } else if (connection.isWrapperFor(DuckDBConnection.class)) {
                    append(connection.unwrap(DuckDBConnection.class), table, batch);
                } else {
                    String marks = "?,".repeat(shape.columns().size() - 1) + "?";
                    try (PreparedStatement statement = connection.prepareStatement(
                            "INSERT INTO " + table + " (" + shape.columnList() + ") VALUES (" + marks + ")")) {
                        PreparedRow row = new PreparedRow(statement, Dialects.of(source));
                        for (Touchpoint touchpoint : batch) {
                            shape.filler().fill(touchpoint, row);
                            row.endRow();
                        }
                        statement.executeBatch();
                    }
                }
                connection.commit();
            }
            try (Statement statement = connection.createStatement()) {
                statement.executeQuery("SELECT 1").close();
            }
        }
        return touchpoints.size() / ((System.nanoTime() - start) / 1e9);
    }

    private static void append(DuckDBConnection connection, String table, List<Touchpoint> batch) throws Exception {
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
