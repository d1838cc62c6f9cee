package org.attributionj.jdbc;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.sql.DataSource;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.jdbc.support.Period;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.models.AttributionModels;
import org.h2.jdbcx.JdbcConnectionPool;
import org.sqlite.SQLiteDataSource;

/**
 * A program, not a test: what a tracker's cache of recent customers costs when events are tracked and saves when their
 * conversions are attributed under six models. The best case: every event was tracked by the same tracker, and all fit in.
 *
 * <p>{@code mvn -pl attribution-jdbc -am test-compile}, then run it on the test class path with a number of customers and a
 * number of touchpoints each, and with names of databases unless all are meant. CPU is that of this JVM: of the embedded databases it is all, of the servers the client's part.
 */
final class CacheRates {
    private static final int BATCH = 500;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final List<String> ALL = List.of("h2", "sqlite", "postgresql", "mariadb");

    /** The first one warms up. */
    private static final int ROUNDS = 3;

    private CacheRates() {}

    public static void main(String[] args) throws Exception {
        int customers = Integer.parseInt(args[0]);
        int touches = Integer.parseInt(args[1]);
        Path folder = Files.createTempDirectory("cache-rates");
        System.out.println("database     cache  tracked/s  cpu us  swept/s  cpu us  again/s  cpu us    hits  misses");
        List<String> databases = args.length > 2 ? List.of(args).subList(2, args.length) : ALL;
        for (String database : databases) {
            for (int round = 0; round < ROUNDS; round++) {
                for (boolean caches : new boolean[] {false, true}) {
                    measure(source(database, folder.resolve("r" + round + caches)), caches, customers, touches);
                }
            }
        }
        System.exit(0);
    }

    private static DataSource source(String database, Path file) throws Exception {
        return switch (database) {
            case "h2" -> JdbcConnectionPool.create("jdbc:h2:file:" + file, "", "");
            case "sqlite" -> {
                SQLiteDataSource sqlite = new SQLiteDataSource();
                sqlite.setUrl("jdbc:sqlite:" + file + ".db?journal_mode=WAL&synchronous=FULL");
                yield sqlite;
            }
            case "postgresql" -> PostgresServer.database();
            default -> MariaServer.database();
        };
    }

    private static void measure(DataSource source, boolean caches, int customers, int touches) throws Exception {
        AttributionStore store = AttributionStore.builder(source)
                .assembler(TrackedEvents.ASSEMBLER)
                .open();
        List<Touchpoint> touchpoints = new ArrayList<>();
        List<Conversion> conversions = new ArrayList<>();
        Random random = new Random(1);
        List<Channel> channels = List.of(Channel.EMAIL, Channel.SOCIAL, Channel.DIRECT, Channel.PAID_SEARCH);
        for (int i = 0; i < customers * touches; i++) {
            // one touchpoint of each customer after the other, as they come in
            touchpoints.add(Touchpoint.builder(
                            "customer-" + i % customers, Events.START.plus(Duration.ofMinutes(i / customers)))
                    .id("t" + i)
                    .channel(channels.get(random.nextInt(channels.size())))
                    .campaign("campaign " + random.nextInt(20))
                    .build());
        }
        for (int i = 0; i < customers; i++) {
            conversions.add(Events.buy("c" + i, "customer-" + i, "2026-01-20T00:00:00Z", "10.00"));
        }
        try (ConversionTracker tracker = ConversionTracker.builder(store)
                .models(
                        AttributionModels.linear(),
                        AttributionModels.firstTouch(),
                        AttributionModels.lastTouch(),
                        AttributionModels.timeDecay(Duration.ofDays(7)),
                        AttributionModels.position(),
                        AttributionModels.jShaped())
                .durable(false)
                .sweeps(false)
                .cache(caches ? 10_000_000 : 0, Duration.ofHours(1))
                .open()) {
            Meter track = new Meter();
            for (int from = 0; from < touchpoints.size(); from += BATCH) {
                tracker.track(touchpoints.subList(from, Math.min(touchpoints.size(), from + BATCH)), List.of());
            }
            for (int from = 0; from < customers; from += BATCH) {
                tracker.track(List.of(), conversions.subList(from, Math.min(customers, from + BATCH)));
            }
            String tracked = track.rate(customers * (touches + 1));
            Meter sweep = new Meter();
            tracker.sweep();
            String swept = sweep.rate(customers);
            store.pending().markAll(Period.all());
            Meter again = new Meter();
            tracker.sweep();
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %-5s %s %s %s %7d %7d%n",
                    store.dialect(),
                    caches ? "on" : "off",
                    tracked,
                    swept,
                    again.rate(customers),
                    tracker.stats().cache().hits(),
                    tracker.stats().cache().misses());
        }
    }

    /** Time and CPU time from its making. */
    private static final class Meter {
        private final long wall = System.nanoTime();
        private final long cpu = SYSTEM.getProcessCpuTime();

        String rate(int count) {
            double seconds = (System.nanoTime() - wall) / 1e9;
            double micros = (SYSTEM.getProcessCpuTime() - cpu) / 1e3;
            return String.format(Locale.ROOT, "%9.0f %7.0f", count / seconds, micros / count);
        }
    }
}
