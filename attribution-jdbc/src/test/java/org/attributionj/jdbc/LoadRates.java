package org.attributionj.jdbc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Touchpoint;
import org.duckdb.DuckDBDataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.sqlite.SQLiteDataSource;

/**
 * A program, not a test: rows per second of a first load of touchpoints, beside the same driver's bulk insert of the same
 * rows in the same transactions into tables with the same keys and indexes, and of a second load of the same rows.
 *
 * <p>The two take turns, each into tables of its own, after a turn that is not counted; the ratio is that of the medians. Run
 * it on the test class path with a number of rows, a number of turns, and the databases: {@code 200000 5 h2 sqlite
 * duckdb postgresql mariadb mariadb-bulk}. Durability is what the test servers have: PostgreSQL without fsync, MariaDB without a
 * flush per commit.
 */
final class LoadRates {
    private static final int BATCH = 20_000;
    private static final int ROWS_PER_CUSTOMER = 5;

    private LoadRates() {}

    public static void main(String[] args) throws Exception {
        int rows = Integer.parseInt(args[0]);
        int turns = Integer.parseInt(args[1]);
        Path folder = Files.createTempDirectory("load-rates");
        System.out.println("database      bulk rows/s  store rows/s  ratio  of single turns        again rows/s");
        for (String name : Arrays.asList(args).subList(2, args.length)) {
            measure(name, source(name, folder), touchpoints(rows), turns);
        }
        System.exit(0);
    }

    private static DataSource source(String name, Path folder) throws Exception {
        switch (name) {
            case "h2" -> {
                JdbcDataSource h2 = new JdbcDataSource();
                h2.setURL("jdbc:h2:file:" + folder.resolve("h2") + ";DB_CLOSE_DELAY=-1;WRITE_DELAY=0");
                return h2;
            }
            case "sqlite" -> {
                SQLiteDataSource sqlite = new SQLiteDataSource();
                sqlite.setUrl("jdbc:sqlite:" + folder.resolve("sqlite.db") + "?journal_mode=WAL&synchronous=FULL");
                return sqlite;
            }
            case "postgresql" -> {
                return PostgresServer.database();
            }
            case "duckdb" -> {
                DataSource duckdb = new DuckDBDataSource("jdbc:duckdb:" + folder.resolve("duckdb.db"));
                duckdb.getConnection(); // kept open, as in a pool
                return duckdb;
            }
            case "mariadb" -> {
                return MariaServer.database();
            }
            case "mariadb-bulk" -> {
                MariaDbDataSource bulk = (MariaDbDataSource) MariaServer.database();
                bulk.setUrl(bulk.getUrl() + "&useBulkStmts=true");
                return bulk;
            }
            default -> throw new IllegalArgumentException("no such database: " + name);
        }
    }

    private static List<Touchpoint> touchpoints(int rows) {
        Random random = new Random(1);
        List<Touchpoint> touchpoints = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            touchpoints.add(Touchpoint.builder(
                            "customer-" + random.nextInt(rows / ROWS_PER_CUSTOMER),
                            Events.START.plusSeconds(random.nextInt(8_000_000)))
                    .id(String.format(Locale.ROOT, "%016x", random.nextLong()))
                    .channel(Channel.of("channel " + random.nextInt(9)))
                    .campaign("campaign " + random.nextInt(20))
                    .build());
        }
        return touchpoints;
    }

    /** What one turn measured, in rows per second. */
    private record Turn(double bulk, double store, double again) {}

    private static void measure(String name, DataSource source, List<Touchpoint> touchpoints, int turns)
            throws Exception {
        List<Turn> counted = new ArrayList<>();
        for (int i = 0; i <= turns; i++) {
            Turn turn = turn(source, "x" + i, touchpoints, i % 2 == 0);
            if (i > 0) {
                counted.add(turn);
            }
        }
        double bulk = median(counted, Turn::bulk);
        double store = median(counted, Turn::store);
        StringBuilder single = new StringBuilder();
        counted.forEach(turn -> single.append(String.format(Locale.ROOT, "%.2f ", turn.store() / turn.bulk())));
        System.out.printf(
                Locale.ROOT,
                "%-13s %11.0f  %12.0f  %5.2f  %-22s %12.0f%n",
                name,
                bulk,
                store,
                store / bulk,
                single,
                median(counted, Turn::again));
    }

    private static Turn turn(DataSource source, String prefix, List<Touchpoint> touchpoints, boolean bulkFirst)
            throws Exception {
        AttributionStore store =
                AttributionStore.builder(source).tablePrefix(prefix + "_").open();
        AttributionStore.builder(source).tablePrefix(prefix + "b_").open();
        BulkInsert insert = new BulkInsert(source, prefix + "b_touchpoints");
        double bulk = bulkFirst ? rate(touchpoints, insert::insert) : 0;
        double own = rate(touchpoints, batch -> store.events().write(batch, List.of()));
        if (!bulkFirst) {
            bulk = rate(touchpoints, insert::insert);
        }
        double again = rate(touchpoints, batch -> store.events().write(batch, List.of()));
        return new Turn(bulk, own, again);
    }

    @FunctionalInterface
    private interface Load {
        void batch(List<Touchpoint> batch) throws Exception;
    }

    private static double rate(List<Touchpoint> touchpoints, Load load) throws Exception {
        long start = System.nanoTime();
        for (int from = 0; from < touchpoints.size(); from += BATCH) {
            load.batch(touchpoints.subList(from, Math.min(touchpoints.size(), from + BATCH)));
        }
        return touchpoints.size() / ((System.nanoTime() - start) / 1e9);
    }

    private static double median(List<Turn> turns, ToDoubleFunction<Turn> rate) {
        double[] sorted = turns.stream().mapToDouble(rate).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
