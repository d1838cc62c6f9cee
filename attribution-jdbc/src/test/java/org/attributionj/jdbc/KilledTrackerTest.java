package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.attributionj.jdbc.support.Period;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A child process is killed with {@code kill -9} at random moments, amid tracking and amid a sweep: five times each, or as
 * often as the system property {@code attributionj.kills} says. The moments follow from the seed, {@code
 * attributionj.killSeed}, as far as the scheduler lets them.
 */
class KilledTrackerTest extends KilledProcesses {
    private static final int KILLS = Integer.getInteger("attributionj.kills", 5);
    private static final int CUSTOMERS = 400;

    /** A kill comes this long after a line of the child, or sooner: amid whatever it does next. */
    private static final int LONGEST_DELAY_MICROS = 20_000;

    private final Events events = Events.random(TrackerChild.SEED, CUSTOMERS);

    @ParameterizedTest
    @EnumSource
    void whatWasAcknowledgedIsThereOnce(DurableDatabase kind) throws Exception {
        String url = kind.newDatabase(folder);
        Verifier unpooled = new Verifier(TrackerChild.unpooled(url), events);
        Set<String> sent = unpooled.names();
        Set<String> acknowledged = new TreeSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            List<String> said = runAndKill(kind + " track", "track", url, kill, 1 + random.nextInt(500));
            said.stream().filter(sent::contains).forEach(acknowledged::add);
            unpooled.verify(acknowledged);
        }
        AttributionStore store =
                AttributionStore.builder(TrackerChild.source(url)).open();
        try (ConversionTracker tracker = TrackerChild.tracker(store).open()) {
            assertThat(tracker.track(events.touchpoints, events.conversions).duplicates())
                    .isGreaterThanOrEqualTo(acknowledged.size());
        }
        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
        Heard heard = new Heard();
        sweepAll(store, heard);
        new Verifier(TrackerChild.source(url), events).verifyAll(heard.attributed);
    }

    @ParameterizedTest
    @EnumSource
    void whatASweepBeganIsEndedOnce(DurableDatabase kind) throws Exception {
        String url = kind.newDatabase(folder);
        DataSource unpooled = TrackerChild.unpooled(url);
        AttributionStore writing = AttributionStore.builder(unpooled).open();
        writing.events().write(events.touchpoints, events.conversions);
        Verifier verifier = new Verifier(unpooled, events);
        List<String> done = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            // everything waits again, under the next revision
            writing.pending().markAll(Period.all());
            int lines = 1 + random.nextInt(events.conversions.size() / 2);
            done.addAll(runAndKill(kind + " sweep", "sweep", url, kill, lines));
            verifier.verify(verifier.names());
        }
        Heard heard = new Heard();
        ChildProcess.told(done).forEach((revision, times) -> heard.attributed.merge(revision, times, Integer::sum));
        sweepAll(AttributionStore.builder(TrackerChild.source(url)).open(), heard);
        new Verifier(TrackerChild.source(url), events).verifyAll(heard.attributed);
    }

    private static void sweepAll(AttributionStore store, Heard heard) throws InterruptedException {
        try (ConversionTracker tracker =
                TrackerChild.tracker(store).listeners(heard).open()) {
            // claims of the dead have to lapse
            awaitNonePending(store, tracker::sweep);
        }
    }

    /** Runs a child until it has said so many lines, and kills it a little later. */
    private List<String> runAndKill(String title, String what, String url, long order, int lines) throws Exception {
        int delay = random.nextInt(LONGEST_DELAY_MICROS);
        System.out.printf("%s: kill %d %d microseconds after line %d (seed %d)%n", title, order, delay, lines, SEED);
        try (ChildProcess child = ChildProcess.start(what, url, order, CUSTOMERS)) {
            child.await(lines);
            TimeUnit.MICROSECONDS.sleep(delay);
            return child.kill();
        }
    }
}
