package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.attributionj.jdbc.Events.buy;
import static org.attributionj.jdbc.Events.touch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.jdbc.support.StoreException;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.jdbc.tracker.TrackReport;
import org.attributionj.jdbc.tracker.TrackTimeoutException;
import org.attributionj.jdbc.tracker.TrackerBusyException;
import org.junit.jupiter.api.Test;

/** What the tracker promises to those who call it, on a real database. */
abstract class TrackingContract extends TrackerFixture {
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
    final void whoeverWaitsIsAnsweredInTimeWhileTheDatabaseIsSilent() throws Exception {
        ConversionTracker tracker = quiet().trackTimeout(Duration.ofMillis(50))
                .closeTimeout(Duration.ofSeconds(1))
                .groupSize(1)
                .open();
        source.shut();
        CompletableFuture<TrackReport> atTheDatabase = tracker.trackAsync(touch("t", "anna", "2026-01-01T00:00:00Z"));
        CompletableFuture<TrackReport> queued = tracker.trackAsync(touch("u", "anna", "2026-01-01T00:00:00Z"));
        assertThatThrownBy(() -> tracker.track(touch("v", "anna", "2026-01-01T00:00:00Z")))
                .isInstanceOf(TrackTimeoutException.class)
                .hasMessageContaining("may be stored or not");

        tracker.close();

        assertThat(atTheDatabase).isCompletedExceptionally();
        assertThat(queued).isCompletedExceptionally();
        assertThatThrownBy(queued::get).hasMessageContaining("nothing of this call is stored");
        source.open();
        awaitNoTrackerThread();
        assertThat(store.journeys().events("anna").touchpoints()).hasSizeLessThan(2);
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
}
