package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attributionj.jdbc.TrackedEvents.contradictions;
import static org.attributionj.jdbc.TrackedEvents.expectedResults;
import static org.attributionj.jdbc.TrackedEvents.storedResults;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.attributionj.jdbc.support.Period;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A child process is killed with {@code kill -9} at random moments, amid tracking and amid a sweep: five times each, or as
 * often as the system property {@code attributionj.kills} says.
 */
class KilledTrackerTest {
    private static final int KILLS = Integer.getInteger("attributionj.kills", 5);
    private static final long SEED = Long.getLong("attributionj.killSeed", 11);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:file:", "jdbc:sqlite:"})
    void whatWasAcknowledgedIsThereOnce(String prefix) throws Exception {
        Random random = new Random(SEED);
        String url = prefix + folder.resolve("store");
        Events events = Events.random(TrackerChild.SEED, TrackerChild.CUSTOMERS);
        Set<String> sent = new TreeSet<>();
        events.touchpoints.forEach(touchpoint -> sent.add("t " + touchpoint.id()));
        events.conversions.forEach(conversion -> sent.add("c " + conversion.id()));
        Set<String> acknowledged = new TreeSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            List<String> said = runAndKill("track", url, kill, 1 + random.nextInt(500));
            said.stream().filter(sent::contains).forEach(acknowledged::add);
            assertThat(stored(url)).as("after kill " + kill).containsAll(acknowledged);
        }
        DataSource source = TrackerChild.source(url);
        AttributionStore store = AttributionStore.builder(source).open();
        try (ConversionTracker tracker = TrackerChild.tracker(store).open()) {
            assertThat(tracker.track(events.touchpoints, events.conversions).duplicates())
                    .isGreaterThanOrEqualTo(acknowledged.size());
        }
        sweepAll(store);
        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
        assertThat(stored(url)).isEqualTo(new ArrayList<>(sent));
        assertThat(contradictions(source)).isEmpty();
        assertThat(storedResults(source)).isEqualTo(expectedResults(events.touchpoints, events.conversions));
    }

    /** The ids of all events, which are as they were sent, in order. */
    private static List<String> stored(String url) {
        Events events = Events.random(TrackerChild.SEED, TrackerChild.CUSTOMERS);
        Set<Object> sent = new HashSet<>(events.touchpoints);
        sent.addAll(events.conversions);
        List<String> found = new ArrayList<>();
        AttributionStore.builder(TrackerChild.unpooled(url))
                .open()
                .journeys()
                .forEachCustomer(Period.all(), customer -> {
                    assertThat(sent).containsAll(customer.touchpoints()).containsAll(customer.conversions());
                    customer.touchpoints().forEach(touchpoint -> found.add("t " + touchpoint.id()));
                    customer.conversions().forEach(conversion -> found.add("c " + conversion.id()));
                });
        found.sort(null);
        return found;
    }

    private static void sweepAll(AttributionStore store) throws InterruptedException {
        try (ConversionTracker tracker = TrackerChild.tracker(store).open()) {
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
            while (store.pending().count() > 0) {
                // claims of the dead have to lapse
                tracker.sweep();
                Thread.sleep(20);
                assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:file:", "jdbc:sqlite:"})
    void whatASweepBeganIsEndedOnce(String prefix) throws Exception {
        Random random = new Random(SEED);
        String url = prefix + folder.resolve("store");
        Events events = Events.random(TrackerChild.SEED, TrackerChild.CUSTOMERS);
        AttributionStore.builder(TrackerChild.unpooled(url))
                .open()
                .events()
                .write(events.touchpoints, events.conversions);
        List<String> done = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            done.addAll(runAndKill("sweep", url, 0, 1 + random.nextInt(events.conversions.size() / KILLS)));
        }
        assertThat(done).as("revisions told as attributed").doesNotHaveDuplicates();
        DataSource source = TrackerChild.source(url);
        AttributionStore store = AttributionStore.builder(source).open();
        sweepAll(store);
        assertThat(contradictions(source)).isEmpty();
        assertThat(storedResults(source)).isEqualTo(expectedResults(events.touchpoints, events.conversions));
    }

    /** Runs a child until it has said so many lines, and kills it. */
    private static List<String> runAndKill(String what, String url, long order, int lines) throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        TrackerChild.class.getName(),
                        what,
                        url,
                        String.valueOf(order))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said = new ArrayList<>();
        boolean killed = false;
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            for (String line = next(out); line != null; line = next(out)) {
                if (!line.equals("begun")) {
                    said.add(line);
                }
                if (!killed && (said.size() >= lines || line.equals("end"))) {
                    child.toHandle().destroyForcibly();
                    killed = true;
                }
            }
        }
        assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(killed).as("the child lived until it was killed").isTrue();
        assertThat(child.exitValue()).as("killed by signal 9").isEqualTo(128 + 9);
        return said;
    }

    /** What the child still says: a line that the kill cut off is not counted. */
    private static String next(BufferedReader out) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = out.read(); c >= 0; c = out.read()) {
            if (c == '\n') {
                return line.toString();
            }
            line.append((char) c);
        }
        return null;
    }
}
