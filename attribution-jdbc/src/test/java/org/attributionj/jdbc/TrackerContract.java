package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.attributionj.jdbc.Events.buy;
import static org.attributionj.jdbc.Events.touch;
import static org.attributionj.jdbc.TrackedEvents.EQUAL;
import static org.attributionj.jdbc.TrackedEvents.LATER;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.money.Money;
import org.attributionj.jdbc.result.StoredResult;
import org.attributionj.jdbc.support.Period;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.jdbc.tracker.TrackReport;
import org.attributionj.jdbc.tracker.TrackerBuilder;
import org.attributionj.jdbc.tracker.TrackerListener;
import org.attributionj.jdbc.tracker.TrackerMetrics;
import org.junit.jupiter.api.Test;

/** All that the tracker promises, on a real database; a subclass per database. Here: how it ends, learns, and is watched. */
abstract class TrackerContract extends SweepingContract {
    private static final Duration NEVER = Duration.ofDays(1);

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
    final void aTrackerWithoutModelsIsRefused() {
        TrackerBuilder builder = ConversionTracker.builder(store).durable(isDurable());
        assertThatThrownBy(builder::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("models must not be empty");
    }

    @Test
    final void modelsOfOneNameAreRefused() {
        assertThatThrownBy(() -> quiet().models(new HookedModel(LATER, "equal")).open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two are called \"equal\"");
    }

    @Test
    final void whoeverAsksGetsTheResultsOfAConversionWhoeverAttributesIt() throws Exception {
        try (ConversionTracker tracker = quiet().open();
                ConversionTracker other = quiet().open()) {
            CompletableFuture<List<StoredResult>> early = tracker.attributed("c");
            CompletableFuture<List<StoredResult>> byTheOther = tracker.attributed("d");
            tracker.track(
                    List.of(touch("t", "anna", "2026-01-01T00:00:00Z")),
                    List.of(buy("c", "anna", "2026-01-03T00:00:00Z", "1")));
            assertThat(early).isNotDone();
            tracker.sweep();
            assertThat(early.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .extracting(StoredResult::model)
                    .containsExactly("equal", "later");
            assertThat(tracker.attributed("c").get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .hasSize(2);

            other.track(buy("d", "bert", "2026-01-03T00:00:00Z", "1"));
            other.sweep();
            assertThat(byTheOther).isNotDone();
            tracker.sweep();
            assertThat(byTheOther.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).hasSize(2);
        }
    }

    @Test
    final void whoeverWaitsForResultsIsToldThatTheTrackerCloses() {
        CompletableFuture<List<StoredResult>> never;
        ConversionTracker closed;
        try (ConversionTracker tracker = quiet().open()) {
            never = tracker.attributed("x");
            assertThat(never).isNotDone();
            closed = tracker;
        }
        assertThat(never).isCompletedExceptionally();
        assertThatThrownBy(() -> closed.attributed("c")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    final void aConversionOfHighValueCanBeWaitedFor() throws Exception {
        try (ConversionTracker tracker =
                quiet().immediateFrom(Money.of("500", "EUR")).open()) {
            tracker.track(buy("c", "anna", "2026-01-03T00:00:00Z", "500"));
            assertThat(tracker.attributed("c").get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .hasSize(2);
        }
    }

    @Test
    final void modelsThatBeginUntaughtAreFittedAtTheStart() throws Exception {
        CountDownLatch fitted = new CountDownLatch(1);
        TrackerListener listener = new TrackerListener() {
            @Override
            public void modelFitted(AttributionModel model) {
                fitted.countDown();
            }
        };
        try (ConversionTracker tracker = quiet().model(
                        new HookedModel(EQUAL, "untaught"), any -> new HookedModel(LATER, "taught"))
                .listeners(listener)
                .refreshEvery(NEVER)
                .fitsAtStart(true)
                .open()) {
            assertThat(fitted.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(tracker.stats().fits()).containsOnlyKeys("taught");
        }
    }
}
