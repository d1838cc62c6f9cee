package org.attributionj.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.jdbc.pending.AttributedConversion;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.jdbc.tracker.TrackerBuilder;
import org.attributionj.jdbc.tracker.TrackerListener;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/** A program that tracks or sweeps and says what it has been told, until somebody kills it. */
public final class TrackerChild {
    static final int THREADS = 4;
    static final long SEED = 11;

    private TrackerChild() {}

    static DataSource source(String url) {
        if (url.startsWith("jdbc:h2:")) {
            return JdbcConnectionPool.create(url, "", "");
        }
        try {
            return switch (url.split(":", -1)[1]) {
                case "postgresql" -> {
                    PGSimpleDataSource source = new PGSimpleDataSource();
                    source.setUrl(url);
                    yield source;
                }
                case "mariadb" -> new MariaDbDataSource(url);
                default -> {
                    SQLiteDataSource source = new SQLiteDataSource();
                    source.setUrl(url);
                    yield source;
                }
            };
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets go of the file whenever a connection closes. */
    static DataSource unpooled(String url) {
        if (url.startsWith("jdbc:h2:")) {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL(url);
            return source;
        }
        return source(url);
    }

    static TrackerBuilder tracker(AttributionStore store) {
        return ConversionTracker.builder(store)
                .models(TrackedEvents.EQUAL, TrackedEvents.LATER)
                .lease(Duration.ofMillis(200))
                .sweepSize(10)
                .groupSize(20);
    }

    /**
     * Tracks events from four threads, in an order of its own, or sweeps what is stored, or both.
     *
     * @param args {@code track}, {@code sweep} or {@code both}, the URL of the database, the seed of the order,
     *     the number of customers
     */
    public static void main(String[] args) throws InterruptedException {
        AttributionStore store = AttributionStore.builder(source(args[1])).open();
        TrackerListener teller = new TrackerListener() {
            @Override
            public void attributed(List<AttributedConversion> attributed) {
                attributed.forEach(one -> say(
                        "done " + one.conversion().id() + " " + one.conversion().revision()));
            }
        };
        ConversionTracker tracker = tracker(store)
                .listeners(teller)
                .retryFor(Duration.ofMinutes(3))
                .sweepEvery(Duration.ofMillis(5))
                .sweeps(!args[0].equals("track"))
                .open();
        if (!args[0].equals("sweep")) {
            Events events = Events.random(SEED, Integer.parseInt(args[3]));
            Random order = new Random(Long.parseLong(args[2]));
            Collections.shuffle(events.touchpoints, order);
            Collections.shuffle(events.conversions, order);
            for (int thread = 0; thread < THREADS; thread++) {
                int part = thread;
                new Thread(() -> track(tracker, events, part)).start();
            }
        }
        say("begun");
        Thread.sleep(Duration.ofHours(1).toMillis());
    }

    private static void track(ConversionTracker tracker, Events events, int part) {
        for (int i = part; i < events.touchpoints.size(); i += THREADS) {
            Touchpoint touchpoint = events.touchpoints.get(i);
            tracker.track(touchpoint);
            say("t " + touchpoint.id());
            if (i < events.conversions.size()) {
                Conversion conversion = events.conversions.get(i);
                tracker.track(conversion);
                say("c " + conversion.id());
            }
        }
        say("end");
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
