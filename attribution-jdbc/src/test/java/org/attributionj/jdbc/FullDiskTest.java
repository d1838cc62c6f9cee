package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.attributionj.jdbc.TrackedEvents.column;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.jdbc.support.StoreException;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.jdbc.tracker.TrackerBuilder;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The disk under the tables is full: amid a batch, and while a tracker works. Then there is room again. */
class FullDiskTest {
    private static final long SEED = 17;
    private static final int MEGABYTES = 64;
    private static final long ROOM = 1 << 20;

    /** Of room for a file that may not grow much. */
    private static final int PAGES = 50;

    private static final int PATIENCE_SECONDS = 240;

    /** Enough that each of the threads has met the full disk, most likely more than once. */
    private static final int FAILURES = 10;

    private final Random random = new Random(SEED);
    private final Events events = Events.random(SEED, 100);
    private final List<Touchpoint> largeTouchpoints = new ArrayList<>();
    private final List<Conversion> largeConversions = new ArrayList<>();
    private final Heard heard = new Heard();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aBatchIsAllThereOrNotAtAllAndWorksWhenThereIsRoomAgain(DurableDatabase kind) throws Exception {
        makeLarge();
        try (SmallDisk disk = new SmallDisk(folder, MEGABYTES);
                TestDatabase database = onDisk(kind)) {
            AttributionStore store = AttributionStore.builder(database.source()).open();
            store.events().write(events.touchpoints, events.conversions);
            Verifier before = new Verifier(database.source(), events);
            int large = largeTouchpoints.size() + largeConversions.size();
            TrackerBuilder builder =
                    TrackerChild.tracker(store).listeners(heard).sweeps(false);
            try (ConversionTracker impatient = builder.retryFor(Duration.ZERO).open();
                    ConversionTracker patient =
                            builder.retryFor(Duration.ofMinutes(3)).open()) {
                disk.fill(ROOM);
                assertThatThrownBy(() -> impatient.track(largeTouchpoints, largeConversions))
                        .isInstanceOf(StoreException.class);
                disk.free();
                startIfDead(kind);
                assertThat(patiently(before::stored)).containsExactlyInAnyOrderElementsOf(before.names());
                assertThat(patient.track(largeTouchpoints, largeConversions).stored())
                        .isEqualTo(large);
                assertThat(patient.track(largeTouchpoints, largeConversions).duplicates())
                        .isEqualTo(large);
                patient.sweep();
            }
            events.touchpoints.addAll(largeTouchpoints);
            events.conversions.addAll(largeConversions);
            verifyAll(database.source());
        }
    }

    private static void startIfDead(DurableDatabase kind) throws Exception {
        if (kind == DurableDatabase.MARIADB) {
            DurableMaria.shared().startIfDead();
        }
    }

    /** SQLite says the same of a file that may not grow, for who may not mount a disk. */
    @Test
    void aFileThatMayNotGrowIsAFullDisk() throws Exception {
        makeLarge();
        String url = DurableDatabase.SQLITE.newDatabase(folder);
        DataSource source = TrackerChild.source(url);
        AttributionStore store = AttributionStore.builder(source).open();
        store.events().write(events.touchpoints, events.conversions);
        SQLiteConfig config = new SQLiteConfig();
        config.setMaxPageCount(
                Integer.parseInt(column(source, "PRAGMA page_count").get(0)) + PAGES);
        SQLiteDataSource narrow = new SQLiteDataSource(config);
        narrow.setUrl(url);
        Verifier before = new Verifier(source, events);

        assertThatThrownBy(() ->
                        AttributionStore.builder(narrow).open().events().write(largeTouchpoints, largeConversions))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("SQLITE_FULL");

        assertThat(before.stored()).containsExactlyInAnyOrderElementsOf(before.names());
        store.events().write(largeTouchpoints, largeConversions);
        events.touchpoints.addAll(largeTouchpoints);
        events.conversions.addAll(largeConversions);
        try (ConversionTracker tracker =
                TrackerChild.tracker(store).listeners(heard).sweeps(false).open()) {
            tracker.sweep();
        }
        new Verifier(source, events).verifyAll(heard.attributed);
    }

    /** Again while the database recovers from what it met, and connections of a pool turn out to be dead. */
    private static <T> T patiently(Supplier<T> work) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                return work.get();
            } catch (StoreException e) {
                if (!e.isTransient() || System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(20);
            }
        }
    }

    private void verifyAll(DataSource source) throws InterruptedException {
        patiently(() -> {
            try {
                new Verifier(source, events).verifyAll(heard.attributed);
                return true;
            } catch (SQLException e) {
                throw new StoreException("could not look into the tables", e);
            }
        });
    }

    /** Texts that no compression makes small, of customers of their own. */
    private void makeLarge() {
        for (int i = 0; i < 1_500; i++) {
            largeTouchpoints.add(Touchpoint.builder("large " + i % 100, Events.START.plusSeconds(i))
                    .id("large " + i)
                    .channel(Channel.EMAIL)
                    .campaign(noise())
                    .build());
        }
        for (int i = 0; i < 100; i++) {
            largeConversions.add(Events.buy("large c" + i, "large " + i, "2026-02-01T00:00:00Z", "10.01"));
        }
    }

    private String noise() {
        return random.ints(4_000, 'A', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @ParameterizedTest
    @EnumSource
    void aTrackerGoesOnWhenThereIsRoomAgain(DurableDatabase kind) throws Exception {
        makeLarge();
        events.touchpoints.addAll(largeTouchpoints.subList(0, 600));
        events.conversions.addAll(largeConversions);
        try (SmallDisk disk = new SmallDisk(folder, MEGABYTES);
                TestDatabase database = onDisk(kind)) {
            AttributionStore store = AttributionStore.builder(database.source())
                    .keepsRevisions(true)
                    .open();
            try (ConversionTracker tracker = TrackerChild.tracker(store)
                            .listeners(heard)
                            .retryFor(Duration.ZERO)
                            .sweepEvery(Duration.ofMillis(5))
                            .open();
                    Load load = new Load(events, SEED, tracker, tracker, tracker, tracker)) {
                load.awaitShare(0.2);
                disk.fill(0);
                load.awaitFailures(FAILURES);
                disk.free();
                startIfDead(kind);
                load.awaitEnd();
                long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
                while (patiently(store.pending()::count) > 0) {
                    assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
                    Thread.sleep(20);
                }
            }
            verifyAll(database.source());
        }
    }

    /** An empty database whose tables are on the disk; the rest of a server is not. */
    private TestDatabase onDisk(DurableDatabase kind) throws Exception {
        if (kind == DurableDatabase.POSTGRESQL) {
            return DurablePostgres.shared().newDatabaseIn(Files.createDirectory(folder.resolve("tables")));
        }
        String url = kind.newDatabase(folder);
        if (kind != DurableDatabase.H2_FILE) {
            DataSource source = TrackerChild.source(url);
            if (kind == DurableDatabase.MARIADB) {
                DurableMaria.shared().move(source, folder.resolve("tables"));
            }
            return () -> source;
        }
        JdbcConnectionPool pool = JdbcConnectionPool.create(url, "", "");
        return new TestDatabase() {
            @Override
            public DataSource source() {
                return pool;
            }

            @Override
            public void close() {
                pool.dispose();
            }
        };
    }
}
