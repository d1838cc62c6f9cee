package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attributionj.jdbc.Events.buy;
import static org.attributionj.jdbc.Events.touch;
import static org.attributionj.jdbc.TrackedEvents.EQUAL;
import static org.attributionj.jdbc.TrackedEvents.LATER;
import static org.attributionj.jdbc.TrackedEvents.contradictions;
import static org.attributionj.jdbc.TrackedEvents.expectedResults;
import static org.attributionj.jdbc.TrackedEvents.storedResults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.money.Money;
import org.attributionj.jdbc.pending.AttributedConversion;
import org.attributionj.jdbc.pending.Claim;
import org.attributionj.jdbc.support.StoreException;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.jdbc.tracker.TrackerBuilder;
import org.attributionj.jdbc.tracker.TrackerListener;
import org.junit.jupiter.api.Test;

/** What the tracker promises about the attribution of what it stores, on a real database. */
abstract class SweepingContract extends TrackingContract {
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

    /** A batch that always begins with the same ones would never come to the others. */
    @Test
    final void whateverAModelThrowsItsConversionsAreBehindTheOthers() throws Exception {
        AttributionModel failing = AttributionModel.of("failing", (journey, weights) -> {
            switch (journey.length()) {
                case 1 -> throw new AssertionError("one");
                case 2 -> throw new StackOverflowError();
                default -> Arrays.fill(weights, 0, journey.length(), 1);
            }
            return 0;
        });
        List<Touchpoint> touchpoints = new ArrayList<>();
        List<Conversion> conversions = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j <= i % 3; j++) {
                touchpoints.add(touch("t" + i + j, "customer " + i, "2026-01-01T00:00:00Z"));
            }
            conversions.add(buy("c" + i, "customer " + i, "2026-01-03T00:00:00Z", "1"));
        }
        store.events().write(touchpoints, conversions);
        try (ConversionTracker tracker = ConversionTracker.builder(store)
                .models(failing)
                .durable(isDurable())
                .listeners(heard)
                .clock(clock)
                .lease(LEASE)
                .sweepSize(1)
                .sweeps(false)
                .open()) {
            assertThat(tracker.sweep()).isEqualTo(3);
            assertThat(tracker.sweep())
                    .as("they wait for the end of their lease")
                    .isZero();
            assertThat(tracker.stats().unattributable()).isEqualTo(6);
        }
        assertThat(heard.attributed.keySet()).containsExactlyInAnyOrder("c2 1", "c5 1", "c8 1");
        assertThat(heard.unattributable).contains("c0: one", "c1: null");
        assertThat(store.pending().count()).isEqualTo(6);
    }

    @Test
    final void listenersThatThrowErrorsEndNoThread() throws Exception {
        TrackerListener broken = new TrackerListener() {
            @Override
            public void attributed(List<AttributedConversion> attributed) {
                throw new AssertionError("attributed");
            }

            @Override
            public void failed(String what, Throwable failure) {
                throw new StackOverflowError();
            }
        };
        try (ConversionTracker tracker = quiet().listeners(broken)
                .retryFor(Duration.ZERO)
                .sweeps(true)
                .sweepEvery(Duration.ofMillis(5))
                .immediateFrom(Money.of("5", "EUR"))
                .open()) {
            source.refuse(3);
            for (int i = 0; i < 20; i++) {
                Conversion conversion = buy("c" + i, "anna", "2026-01-03T00:00:00Z", String.valueOf(i));
                for (boolean isStored = false; !isStored; ) {
                    try {
                        isStored = tracker.track(conversion).isComplete();
                    } catch (StoreException e) {
                        assertThat(e).hasMessageContaining("no connection to be had");
                    }
                }
            }
            awaitNonePending();
            assertThat(tracker.stats().stored()).isEqualTo(20);
        }
    }

    @Test
    final void aClaimIsBoundedByTouchpointsTimesConversions() throws Exception {
        List<Touchpoint> touchpoints = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            touchpoints.add(touch("t" + i, "bot", "2026-01-01T00:00:00Z"));
        }
        List<Conversion> conversions = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            conversions.add(buy("c" + i, "bot", "2026-01-02T00:00:00Z", "1"));
        }
        store.events().write(touchpoints, conversions);

        Claim claim = store.pending().claim("me", 1_000, LEASE);

        assertThat(claim.conversions()).hasSize(200_000 / 3_000);
        assertThat(claim.isCut()).isTrue();
        store.pending().release(claim);
        try (ConversionTracker tracker = ConversionTracker.builder(store)
                .models(EQUAL)
                .durable(isDurable())
                .listeners(heard)
                .sweeps(false)
                .sweepSize(1_000)
                .open()) {
            assertThat(tracker.sweep()).isEqualTo(150);
        }
        assertThat(store.pending().count()).isZero();
    }

    private static <T> List<T> shuffled(List<T> list, long seed) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, new Random(seed));
        return copy;
    }
}
