package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.jdbc.tracker.TrackerBuilder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two machines whose clocks jump years forward and back, each for itself, while both track and sweep. */
class ClockJumpsTest {
    private static final long SEED = 23;
    private static final int JUMPS = 40;
    private static final int PATIENCE_SECONDS = 240;

    private final Random random = new Random(SEED);
    private final Events events = Events.random(SEED, 100);
    private final Heard heard = new Heard();
    private final SettableClock[] clocks = {new SettableClock(Events.START), new SettableClock(Events.START)};

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void claimsAreTakenOverAndNothingIsRepeated(DurableDatabase kind) throws Exception {
        DataSource source = TrackerChild.source(kind.newDatabase(folder));
        try (ConversionTracker one = tracker(source, clocks[0]).open();
                ConversionTracker two = tracker(source, clocks[1]).open();
                Load load = new Load(events, SEED, one, two, one, two)) {
            for (int jump = 0; jump < JUMPS; jump++) {
                load.awaitShare((double) jump / JUMPS);
                jump();
            }
            load.awaitEnd();
            AttributionStore store = AttributionStore.builder(source).open();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (store.pending().count() > 0) {
                jump();
                assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
                Thread.sleep(20);
            }
            assertThat(heard.failures).isEmpty();
        }
        new Verifier(source, events).verifyAll(heard.attributed);
    }

    private TrackerBuilder tracker(DataSource source, SettableClock clock) {
        AttributionStore store = AttributionStore.builder(source)
                .clock(clock)
                .keepsRevisions(true)
                .open();
        return ConversionTracker.builder(store)
                .models(TrackedEvents.EQUAL, TrackedEvents.LATER)
                .clock(clock)
                .lease(Duration.ofMinutes(5))
                .sweepSize(10)
                .sweepEvery(Duration.ofMillis(5))
                .listeners(heard);
    }

    private void jump() {
        clocks[random.nextInt(2)].set(Events.START.plus(Duration.ofDays(random.nextInt(20_000) - 10_000)));
    }
}
