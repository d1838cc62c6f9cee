package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.jdbc.tracker.TrackerBuilder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The server stops and starts, and connections break, while two trackers track and sweep. */
class ServerFaultsTest {
    private static final long SEED = Long.getLong("attributionj.faultSeed", 13);
    private static final int RESTARTS = Integer.getInteger("attributionj.restarts", 2);
    private static final int CUTS = 50;
    private static final int CUSTOMERS = 150;
    private static final int PATIENCE_SECONDS = 240;

    private final Random random = new Random(SEED);
    private final Events events = Events.random(SEED, CUSTOMERS);
    private final Heard heard = new Heard();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, true", "POSTGRESQL, false", "MARIADB, true", "MARIADB, false"})
    void aServerThatStopsAndStartsLosesAndRepeatsNothing(DurableDatabase kind, boolean orderly) throws Exception {
        DatabaseServer server = kind.server();
        String url = kind.newDatabase(folder);
        // one retries by itself until the server is there again; the callers of the other one hear of each failure
        try (ConversionTracker patient =
                        tracker(url).retryFor(Duration.ofMinutes(3)).open();
                ConversionTracker impatient =
                        tracker(url).retryFor(Duration.ZERO).open();
                Load load = new Load(events, SEED, patient, impatient, patient, impatient)) {
            for (int restart = 1; restart <= RESTARTS; restart++) {
                load.awaitShare((double) restart / (RESTARTS + 1));
                Thread.sleep(random.nextInt(20));
                server.stop(orderly);
                Thread.sleep(random.nextInt(200));
                server.start();
                new Verifier(TrackerChild.source(url), events).verify(List.copyOf(load.acknowledged));
            }
            load.awaitEnd();
            awaitNonePending(url);
            assertThat(patient.stats().retries()).isPositive();
            assertThat(load.failures.get() + heard.failures.size()).isPositive();
        }
        new Verifier(TrackerChild.source(url), events).verifyAll(heard.attributed);
    }

    /** The server ends every connection of this database again and again, whatever is under way on it. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void connectionsThatTheServerCutsLoseAndRepeatNothing(DurableDatabase kind) throws Exception {
        String url = kind.newDatabase(folder);
        DataSource source = TrackerChild.source(url);
        try (ConversionTracker one =
                        tracker(url).retryFor(Duration.ofMinutes(3)).open();
                ConversionTracker two =
                        tracker(url).retryFor(Duration.ofMinutes(3)).open();
                Load load = new Load(events, SEED, one, two, one, two)) {
            // paced by what was achieved in between, or a slow machine would never achieve anything
            for (int cut = 0; cut < CUTS; cut++) {
                load.awaitShare((double) cut / CUTS);
                kind.server().cutAll(source);
            }
            load.awaitEnd();
            assertThat(one.stats().retries() + two.stats().retries()).isPositive();
            awaitNonePending(url);
        }
        new Verifier(source, events).verifyAll(heard.attributed);
    }

    /** A commit whose answer never comes was done, or was not; nobody can tell, and nothing may hang on it. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void commitsWithoutAnAnswerLoseAndRepeatNothing(DurableDatabase kind) throws Exception {
        String url = kind.newDatabase(folder);
        AttributionStore.builder(TrackerChild.source(url)).open();
        try (CuttingProxy proxy = new CuttingProxy(kind.server().port(), SEED)) {
            String cut = kind.server().through(url, proxy.port());
            try (ConversionTracker one =
                            tracker(cut).retryFor(Duration.ofMinutes(3)).open();
                    ConversionTracker two =
                            tracker(cut).retryFor(Duration.ofMinutes(3)).open()) {
                proxy.cuts(true);
                try (Load load = new Load(events, SEED, one, two, one, two)) {
                    load.awaitEnd();
                    awaitNonePending(url);
                    assertThat(load.failures).hasValue(0);
                }
                assertThat(proxy.cutBefore).hasPositiveValue();
                assertThat(proxy.cutAfter).hasPositiveValue();
                assertThat(proxy.cutAnywhere).hasPositiveValue();
                // each event was sent once: only a commit that was done and not heard of makes it known already
                assertThat(one.stats().duplicates() + two.stats().duplicates()).isPositive();
            }
        }
        new Verifier(TrackerChild.source(url), events).verifyAll(heard.attributed);
    }

    private TrackerBuilder tracker(String url) {
        AttributionStore store = AttributionStore.builder(TrackerChild.source(url))
                .keepsRevisions(true)
                .open();
        return TrackerChild.tracker(store).listeners(heard).sweepEvery(Duration.ofMillis(5));
    }

    private static void awaitNonePending(String url) throws InterruptedException {
        AttributionStore store =
                AttributionStore.builder(TrackerChild.source(url)).open();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (store.pending().count() > 0) {
            assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}
