package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.attributionj.jdbc.Events.buy;
import static org.attributionj.jdbc.Events.touch;
import static org.attributionj.jdbc.TrackedEvents.EQUAL;
import static org.attributionj.jdbc.TrackedEvents.LATER;
import static org.attributionj.jdbc.TrackedEvents.contradictions;
import static org.attributionj.jdbc.TrackedEvents.expectedResults;
import static org.attributionj.jdbc.TrackedEvents.storedResults;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.money.Money;
import org.attributionj.jdbc.pending.AttributedConversion;
import org.attributionj.jdbc.pending.ClaimedConversion;
import org.attributionj.jdbc.support.Period;
import org.attributionj.jdbc.support.StoreException;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.jdbc.tracker.TrackReport;
import org.attributionj.jdbc.tracker.TrackerBuilder;
import org.attributionj.jdbc.tracker.TrackerBusyException;
import org.attributionj.jdbc.tracker.TrackerListener;
import org.attributionj.jdbc.tracker.TrackerMetrics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the tracker promises, on a real database; a subclass per database. */
abstract class TrackerContract {
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration LEASE = Duration.ofMinutes(1);

    /** Long enough on any machine; nothing depends on how long it takes. */
    private static final int PATIENCE_SECONDS = 120;

    final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T00:00:00Z"));
    final Heard heard = new Heard();
    TestDatabase database;
    GatedSource source;
    AttributionStore store;

    /** An empty database whose commits are durable, if {@link #isDurable}. */
    abstract TestDatabase open() throws Exception;

    boolean isDurable() {
        return true;
    }

    @BeforeEach
    final void openStore() throws Exception {
        database = open();
        source = new GatedSource(database.source());
        store = openedStore();
    }

    @AfterEach
    final void closeDatabase() throws Exception {
        database.close();
        assertThat(trackerThreads()).isEmpty();
    }

    final AttributionStore openedStore() {
        return AttributionStore.builder(source).clock(clock).open();
    }

    /** A tracker that sweeps only when it is told to. */
    final TrackerBuilder quiet() {
        return ConversionTracker.builder(store)
                .models(EQUAL, LATER)
                .durable(isDurable())
                .clock(clock)
                .lease(LEASE)
                .listeners(heard)
                .sweeps(false);
    }

    @Test
    final void aCallTellsWhatBecameOfItsEvents() throws Exception {
        Touchpoint touchpoint = touch("t", "anna", "2026-01-01T00:00:00Z");
        Touchpoint other = touch("t", "anna", "2026-01-01T00:00:01Z");
        Touchpoint tooLong = touch("i".repeat(600), "anna", "2026-01-01T00:00:00Z");
        Conversion conversion = buy("c", "anna", "2026-01-02T00:00:00Z", "10");
        try (ConversionTracker tracker = quiet().open()) {
            assertThat(tracker.track(touchpoint)).isEqualTo(new TrackReport(1, 0, List.of()));
            assertThat(tracker.track(touchpoint)).isEqualTo(new TrackReport(0, 1, List.of()));
            assertThat(tracker.track(other).refusals())
                    .singleElement()
                    .satisfies(refusal -> assertThat(refusal.reason()).contains("same id and other content"));
            assertThat(tracker.track(tooLong).isComplete()).isFalse();
            assertThat(tracker.trackAsync(conversion).get().stored()).isEqualTo(1);
            TrackReport batch = tracker.track(
                    List.of(touchpoint, tooLong, touch("t2", "bert", "2026-01-01T00:00:00Z")), List.of(conversion));
            assertThat(batch.stored()).isEqualTo(1);
            assertThat(batch.duplicates()).isEqualTo(2);
            assertThat(batch.refusals()).hasSize(1);
            assertThat(tracker.track(List.of(), List.of())).isEqualTo(new TrackReport(0, 0, List.of()));
            assertThat(tracker.stats().stored()).isEqualTo(3);
            assertThat(tracker.stats().duplicates()).isEqualTo(3);
            assertThat(tracker.stats().refused()).isEqualTo(3);
        }
        assertThat(store.journeys().events("anna").touchpoints()).containsExactly(touchpoint);
        assertThat(store.journeys().events("bert").touchpoints()).hasSize(1);
    }

    @Test
    final void callsThatWaitShareATransactionAndEachHearsOfItsOwnEvents() throws Exception {
        try (ConversionTracker tracker = quiet().open()) {
            source.shut();
            List<CompletableFuture<TrackReport>> answers = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                answers.add(tracker.trackAsync(touch("t" + i / 3, "customer " + i / 3, "2026-01-01T00:00:00Z")));
            }
            source.open();
            int stored = 0;
            for (CompletableFuture<TrackReport> answer : answers) {
                TrackReport report = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertThat(report.stored() + report.duplicates()).isEqualTo(1);
                stored += report.stored();
            }
            assertThat(stored).isEqualTo(100);
        }
        try (ConversionTracker tracker = quiet().open()) {
            source.shut();
            List<CompletableFuture<TrackReport>> answers = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                answers.add(tracker.trackAsync(touch("u" + i, "customer", "2026-01-01T00:00:00Z")));
            }
            source.open();
            for (CompletableFuture<TrackReport> answer : answers) {
                answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            assertThat(tracker.stats().transactions()).isLessThan(10);
        }
    }

    @Test
    final void theSameBatchThreeTimesIsStoredAndAttributedOnce() throws Exception {
        Events events = Events.random(1, 200);
        int all = events.touchpoints.size() + events.conversions.size();
        try (ConversionTracker tracker = quiet().open()) {
            assertThat(tracker.track(events.touchpoints, events.conversions).stored())
                    .isEqualTo(all);
            int attributed = tracker.sweep();
            for (int i = 0; i < 2; i++) {
                assertThat(tracker.track(events.touchpoints, events.conversions).duplicates())
                        .isEqualTo(all);
                assertThat(tracker.sweep()).isZero();
            }
            assertThat(heard.attributed).hasSize(attributed);
        }
        assertEverythingIsAttributed(events);
    }

    @Test
    final void manyThreadsAndTwoTrackersShareADatabase() throws Exception {
        Events events = Events.random(2, 120);
        AttributionStore second = openedStore();
        TrackerBuilder busy =
                quiet().sweeps(true).sweepEvery(Duration.ofMillis(5)).sweepSize(7);
        TrackerBuilder other = ConversionTracker.builder(second)
                .models(EQUAL, LATER)
                .durable(isDurable())
                .listeners(heard)
                .lease(LEASE)
                .sweepEvery(Duration.ofMillis(5))
                .sweepSize(7)
                .immediateFrom(Money.of("5000", "EUR"));
        ExecutorService callers = Executors.newFixedThreadPool(6);
        try (ConversionTracker one = busy.open();
                ConversionTracker two = other.open()) {
            List<Future<?>> calls = new ArrayList<>();
            for (int thread = 0; thread < 6; thread++) {
                List<Touchpoint> touchpoints = shuffled(events.touchpoints, thread);
                List<Conversion> conversions = shuffled(events.conversions, thread);
                ConversionTracker tracker = thread % 2 == 0 ? one : two;
                // each event is sent by two threads, through each of the trackers, in random order
                int part = thread / 2;
                calls.add(callers.submit(() -> {
                    for (int i = 0; i < touchpoints.size(); i++) {
                        if (Math.floorMod(touchpoints.get(i).id().hashCode(), 3) == part) {
                            tracker.track(touchpoints.get(i));
                        }
                        if (i < conversions.size()
                                && Math.floorMod(conversions.get(i).id().hashCode(), 3) == part) {
                            tracker.track(conversions.get(i));
                        }
                    }
                }));
            }
            for (Future<?> call : calls) {
                call.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            assertThat(one.stats().stored() + two.stats().stored())
                    .isEqualTo(events.touchpoints.size() + events.conversions.size());
            awaitNonePending();
        } finally {
            callers.shutdownNow();
        }
        assertEverythingIsAttributed(events);
    }

    @Test
    final void aConversionOfHighValueDoesNotWaitForTheSweep() throws Exception {
        try (ConversionTracker tracker =
                quiet().immediateFrom(Money.of("100.00", "EUR")).open()) {
            tracker.track(touch("t", "anna", "2026-01-01T00:00:00Z"));
            tracker.track(buy("low", "anna", "2026-01-02T00:00:00Z", "99.99"));
            tracker.track(buy("high", "anna", "2026-01-02T00:00:00Z", "100"));

            heard.await("high 1");
            assertThat(heard.attributed.keySet()).containsExactly("high 1");
            assertThat(store.pending().count()).isEqualTo(1);
            assertThat(tracker.sweep()).isEqualTo(1);
        }
    }

    @Test
    final void lateEventsAreAttributedAgainUnderTheNextRevision() throws Exception {
        List<Touchpoint> touchpoints = new ArrayList<>(List.of(touch("t", "anna", "2026-01-01T00:00:00Z")));
        List<Conversion> conversions = new ArrayList<>(List.of(buy("c", "anna", "2026-01-05T00:00:00Z", "10")));
        try (ConversionTracker tracker = quiet().open()) {
            tracker.track(touchpoints, conversions);
            tracker.sweep();
            touchpoints.add(touch("late", "anna", "2026-01-03T00:00:00Z"));
            tracker.track(touchpoints.get(1));
            tracker.sweep();
            conversions.add(buy("refund", "anna", "2026-01-06T00:00:00Z", "-4").toBuilder()
                    .adjusts("c")
                    .build());
            tracker.track(conversions.get(1));
            tracker.sweep();
        }
        assertThat(heard.attributed.keySet()).containsExactlyInAnyOrder("c 1", "c 2", "c 3");
        assertThat(storedResults(database.source())).isEqualTo(expectedResults(touchpoints, conversions));
    }

    @Test
    final void clockJumpsNeitherLoseNorRepeatAnAttribution() throws Exception {
        Events events = Events.random(3, 60);
        store.events().write(events.touchpoints, events.conversions);
        assertThat(store.pending().claim("dead", 20, LEASE).conversions()).hasSize(20);
        clock.advance(Duration.ofDays(-400));
        assertThat(store.pending().claim("dead too", 10, LEASE).conversions()).hasSize(10);
        clock.advance(Duration.ofDays(-400));
        AttributionStore second = openedStore();
        // between a claim and its completion the clock leaps over the lease, and somebody else takes over
        HookedModel leaping = new HookedModel(LATER, () -> {
            clock.advance(Duration.ofDays(900));
            try (ConversionTracker other = ConversionTracker.builder(second)
                    .models(EQUAL, LATER)
                    .durable(isDurable())
                    .listeners(heard)
                    .lease(LEASE)
                    .sweeps(false)
                    .open()) {
                other.sweep();
            }
            clock.advance(Duration.ofDays(-1_800));
        });
        ConversionTracker tracker = ConversionTracker.builder(store)
                .models(EQUAL, leaping)
                .durable(isDurable())
                .listeners(heard)
                .lease(LEASE)
                .sweepSize(15)
                .sweepEvery(Duration.ofMillis(5))
                .open();
        awaitNonePending();
        tracker.close();
        assertThat(tracker.stats().superseded()).isEqualTo(15);
        assertEverythingIsAttributed(events);
    }

    @Test
    final void aModelThatFailsHoldsUpItsConversionsOnly() throws Exception {
        AttributionModel failing = AttributionModel.of("later", (journey, weights) -> {
            if (journey.length() == 2) {
                throw new IllegalArgumentException("two are too many");
            }
            Arrays.fill(weights, 0, journey.length(), 1);
            return 0;
        });
        store.events()
                .write(
                        List.of(
                                touch("a", "anna", "2026-01-01T00:00:00Z"),
                                touch("b", "anna", "2026-01-02T00:00:00Z"),
                                touch("c", "bert", "2026-01-01T00:00:00Z")),
                        List.of(
                                buy("bad", "anna", "2026-01-03T00:00:00Z", "1"),
                                buy("good", "bert", "2026-01-03T00:00:00Z", "1")));
        try (ConversionTracker tracker = ConversionTracker.builder(store)
                .models(EQUAL, failing)
                .durable(isDurable())
                .listeners(heard)
                .lease(LEASE)
                .sweeps(false)
                .open()) {
            tracker.sweep();
            heard.await("good 1");
        }
        assertThat(heard.attributed.keySet()).containsExactly("good 1");
        assertThat(heard.unattributable).containsExactly("bad: two are too many");
        assertThat(store.pending().count()).isEqualTo(1);
        clock.advance(LEASE.plusNanos(1));
        try (ConversionTracker tracker = quiet().open()) {
            tracker.sweep();
            heard.await("bad 1");
        }
        assertThat(contradictions(database.source())).isEmpty();
    }

    @Test
    final void aFullQueueHoldsUpCallersAndThenRefusesThem() throws Exception {
        try (ConversionTracker tracker =
                quiet().queue(2, Duration.ofMillis(50)).groupSize(1).open()) {
            source.shut();
            List<CompletableFuture<TrackReport>> answers = new ArrayList<>();
            assertThatThrownBy(() -> {
                        // one is with the writer, two wait
                        for (int i = 0; i < 4; i++) {
                            answers.add(tracker.trackAsync(touch("full " + i, "anna", "2026-01-01T00:00:00Z")));
                        }
                    })
                    .isInstanceOf(TrackerBusyException.class)
                    .hasMessageContaining("queue of 2 events");
            source.open();
            for (CompletableFuture<TrackReport> answer : answers) {
                assertThat(answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS).stored())
                        .isEqualTo(1);
            }
            Events more = Events.random(5, 20);
            assertThat(tracker.track(more.touchpoints, List.of()).isComplete()).isTrue();
        }
    }

    @Test
    final void failuresAreRetriedWithinLimitsAndThenTold() throws Exception {
        try (ConversionTracker tracker =
                quiet().retryFor(Duration.ofSeconds(20)).open()) {
            source.refuse(3);
            assertThat(tracker.track(touch("t", "anna", "2026-01-01T00:00:00Z")).stored())
                    .isEqualTo(1);
            assertThat(tracker.stats().retries()).isPositive();
        }
        try (ConversionTracker tracker = quiet().retryFor(Duration.ZERO).open()) {
            source.refuse(1);
            assertThatThrownBy(() -> tracker.track(touch("u", "anna", "2026-01-01T00:00:00Z")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("no connection to be had");
            assertThat(tracker.track(touch("u", "anna", "2026-01-01T00:00:00Z")).stored())
                    .isEqualTo(1);
        }
        assertThat(heard.failures).containsExactly("store events");
    }

    @Test
    final void closingWritesWhatIsQueuedAndLeavesNoThread() throws Exception {
        ConversionTracker tracker = quiet().sweeps(true)
                .immediateFrom(Money.of("1", "EUR"))
                .model(new HookedModel(EQUAL, "refitted"), any -> new HookedModel(EQUAL, "refitted"))
                .refreshEvery(NEVER)
                .open();
        assertThat(trackerThreads()).hasSize(4);
        source.shut();
        List<CompletableFuture<TrackReport>> answers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            answers.add(tracker.trackAsync(touch("t" + i, "anna", "2026-01-01T00:00:00Z")));
        }
        CompletableFuture<Void> closing = CompletableFuture.runAsync(tracker::close);
        source.open();
        closing.get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.getNow(null).stored()).isEqualTo(1));
        assertThat(trackerThreads()).isEmpty();
        assertThatThrownBy(() -> tracker.track(touch("u", "anna", "2026-01-01T00:00:00Z")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        tracker.close();
        assertThat(store.journeys().events("anna").touchpoints()).hasSize(50);
    }

    @Test
    final void aStepAfterAFutureMayNotWaitForItsOwnThread() throws Exception {
        try (ConversionTracker tracker = quiet().open()) {
            source.shut();
            CompletableFuture<TrackReport> step = tracker.trackAsync(touch("t", "anna", "2026-01-01T00:00:00Z"))
                    .thenApply(first -> tracker.track(touch("u", "anna", "2026-01-01T00:00:00Z")));
            source.open();
            assertThatThrownBy(() -> step.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("thenApplyAsync");
        }
    }

    @Test
    final void modelsAreFittedAnewAndAFitThatFailsChangesNothing() throws Exception {
        List<String> fits = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch fitted = new CountDownLatch(1);
        CountDownLatch failed = new CountDownLatch(2);
        TrackerListener listener = new TrackerListener() {
            @Override
            public void modelFitted(AttributionModel model) {
                fits.add("fitted " + model.name());
                fitted.countDown();
            }

            @Override
            public void modelFitFailed(AttributionModel model, Throwable failure) {
                fits.add(model.name() + " stays: " + failure.getMessage());
                failed.countDown();
            }
        };
        AtomicBoolean isFirst = new AtomicBoolean(true);
        store.events().write(List.of(), List.of(buy("c", "anna", "2026-01-03T00:00:00Z", "1")));
        try (ConversionTracker tracker = ConversionTracker.builder(store)
                .model(EQUAL, from -> {
                    if (isFirst.getAndSet(false)) {
                        assertThat(from.journeys().events("anna").conversions()).hasSize(1);
                        return new HookedModel(LATER, "learned");
                    }
                    throw new IllegalStateException("too little data");
                })
                .durable(isDurable())
                .clock(clock)
                .listeners(listener, heard)
                .sweeps(false)
                .refreshEvery(Duration.ofMillis(20))
                .open()) {
            assertThat(fitted.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(failed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(fits).startsWith("fitted learned", "learned stays: too little data");
            assertThat(tracker.stats().fits()).isEqualTo(Map.of("learned", clock.instant()));
            store.pending().markAll(Period.all());
            tracker.sweep();
        }
        assertThat(TrackedEvents.column(
                        database.source(),
                        "SELECT m.name FROM attribution_results r JOIN attribution_models m ON m.model_id = r.model_id"
                                + " WHERE r.is_current = 1"))
                .containsExactly("learned");
    }

    @Test
    final void metersShowWhatTheTrackerDid() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (ConversionTracker tracker = quiet().open()) {
            new TrackerMetrics(tracker, clock).bindTo(registry);
            tracker.track(List.of(), List.of(buy("c", "anna", "2026-01-03T00:00:00Z", "1")));
            tracker.track(buy("c", "anna", "2026-01-03T00:00:00Z", "1"));
            tracker.sweep();
            assertThat(registry.get("attribution.tracker.events")
                            .tag("outcome", "stored")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
            assertThat(registry.get("attribution.tracker.events")
                            .tag("outcome", "duplicate")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
            assertThat(registry.get("attribution.tracker.transactions")
                            .functionCounter()
                            .count())
                    .isEqualTo(2);
            assertThat(registry.get("attribution.tracker.queued").gauge().value())
                    .isZero();
            assertThat(registry.get("attribution.tracker.fit.age").timeGauge().value())
                    .isNaN();
        }
    }

    @Test
    final void modelsOfOneNameAreRefused() {
        assertThatThrownBy(() -> quiet().models(new HookedModel(LATER, "equal")).open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two are called \"equal\"");
    }

    /** Every event is there once, every conversion has the results of the newest revision, and nobody stored one twice. */
    final void assertEverythingIsAttributed(Events events) throws Exception {
        List<Touchpoint> touchpoints = new ArrayList<>();
        List<Conversion> conversions = new ArrayList<>();
        store.journeys().forEachCustomer(Period.all(), customer -> {
            touchpoints.addAll(customer.touchpoints());
            conversions.addAll(customer.conversions());
        });
        assertThat(touchpoints).containsExactlyInAnyOrderElementsOf(events.touchpoints);
        assertThat(conversions).containsExactlyInAnyOrderElementsOf(events.conversions);
        assertThat(store.pending().count()).isZero();
        assertThat(contradictions(database.source())).isEmpty();
        assertThat(storedResults(database.source())).isEqualTo(expectedResults(touchpoints, conversions));
        assertThat(heard.attributed.values()).containsOnly(1);
    }

    final void awaitNonePending() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (store.pending().count() > 0) {
            assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
            Thread.sleep(5);
        }
    }

    private static List<String> trackerThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("attribution-tracker"))
                .toList();
    }

    private static <T> List<T> shuffled(List<T> list, long seed) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, new Random(seed));
        return copy;
    }

    /** Remembers what a tracker tells. */
    static final class Heard implements TrackerListener {
        /** How often each conversion was attributed, by id and revision. */
        final Map<String, Integer> attributed = new ConcurrentHashMap<>();

        final List<String> unattributable = Collections.synchronizedList(new ArrayList<>());
        final List<String> failures = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void attributed(List<AttributedConversion> all) {
            for (AttributedConversion one : all) {
                attributed.merge(one.conversion().id() + " " + one.conversion().revision(), 1, Integer::sum);
            }
        }

        @Override
        public void attributionFailed(ClaimedConversion conversion, RuntimeException failure) {
            unattributable.add(conversion.id() + ": " + failure.getMessage());
        }

        @Override
        public void failed(String what, Throwable failure) {
            failures.add(what);
        }

        void await(String conversion) throws InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!attributed.containsKey(conversion)) {
                assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
                Thread.sleep(5);
            }
        }
    }
}
