package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attributionj.jdbc.Events.buy;
import static org.attributionj.jdbc.Events.touch;
import static org.attributionj.jdbc.StoreSteps.LEASE;
import static org.attributionj.jdbc.StoreSteps.attribute;
import static org.attributionj.jdbc.StoreSteps.completeAll;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.attributionj.core.money.Money;
import org.attributionj.jdbc.pending.Claim;
import org.attributionj.jdbc.pending.ClaimedConversion;
import org.attributionj.jdbc.pending.Completion;
import org.attributionj.jdbc.support.Period;
import org.attributionj.jdbc.write.WriteReport;
import org.junit.jupiter.api.Test;

/** What the store promises of conversions that wait: claims, leases, revisions, many writers and sweepers at once. */
interface PendingContract extends StoreUnderTest {
    @Test
    default void aConversionWaitsUntilItsResultsAreStored() {
        AttributionStore store = store();
        store.events()
                .write(
                        List.of(touch("t", "anna", "2026-01-01T00:00:00Z")),
                        List.of(buy("c", "anna", "2026-01-02T00:00:00Z", "10")));
        assertThat(store.pending().count()).isEqualTo(1);
        assertThat(store.pending().oldest()).contains(clock().instant());

        Claim claim = store.pending().claim("me", 10, LEASE);
        assertThat(claim.conversions()).singleElement().satisfies(conversion -> {
            assertThat(conversion.id()).isEqualTo("c");
            assertThat(conversion.revision()).isEqualTo(1);
            assertThat(conversion.value()).isEqualTo(Money.of("10", "EUR"));
        });
        assertThat(store.pending().claim("other", 10, LEASE).isEmpty()).isTrue();
        assertThat(store.pending().count()).isEqualTo(1);

        assertThat(store.pending()
                        .complete(claim, attribute(store, claim), null)
                        .stored())
                .containsExactly("c");
        assertThat(store.pending().count()).isZero();
        assertThat(store.pending().claim("other", 10, LEASE).isEmpty()).isTrue();
        assertThat(store.pending()
                        .complete(claim, attribute(store, claim), null)
                        .superseded())
                .containsExactly("c");
    }

    @Test
    default void aLapsedOrReleasedClaimIsFreeAgainAndItsHolderCannotComplete() {
        AttributionStore store = store();
        store.events().write(List.of(), List.of(buy("c", "anna", "2026-01-02T00:00:00Z", "10")));
        Claim slow = store.pending().claim("slow", 1, LEASE);
        clock().advance(LEASE.plusNanos(1));
        Claim quick = store.pending().claim("quick", 1, LEASE);

        assertThat(quick.conversions()).hasSize(1);
        assertThat(store.pending().complete(slow, attribute(store, slow), null).superseded())
                .containsExactly("c");
        assertThat(store.pending().claim("third", 1, LEASE).isEmpty()).isTrue();
        store.pending().release(quick);
        assertThat(store.pending().claim("third", List.of("c", "x"), LEASE).conversions())
                .hasSize(1);
    }

    @Test
    default void lateTouchpointsAndAdjustmentsGiveTheConversionsThatTheyConcernANewRevision() {
        AttributionStore store = store();
        store.events()
                .write(
                        List.of(),
                        List.of(
                                buy("early", "anna", "2026-01-02T00:00:00Z", "10"),
                                buy("late", "anna", "2026-02-20T00:00:00Z", "10"),
                                buy("far", "anna", "2026-05-20T00:00:00Z", "10"),
                                buy("other", "bert", "2026-02-20T00:00:00Z", "10")));
        completeAll(store);

        WriteReport touched = store.events().write(List.of(touch("t", "anna", "2026-02-01T00:00:00Z")), List.of());
        assertThat(touched.pending()).containsExactly("late");
        Claim claim = store.pending().claim("me", 10, LEASE);
        assertThat(claim.conversions()).extracting(ClaimedConversion::revision).containsExactly(2);

        WriteReport adjusted = store.events()
                .write(
                        List.of(),
                        List.of(buy("refund", "anna", "2026-03-20T00:00:00Z", "-3").toBuilder()
                                .adjusts("late")
                                .build()));
        assertThat(adjusted.pending()).containsExactly("late");

        Completion stale = store.pending().complete(claim, attribute(store, claim), null);
        assertThat(stale.superseded()).containsExactly("late");
        Claim again = store.pending().claim("me", 10, LEASE);
        assertThat(again.conversions()).extracting(ClaimedConversion::revision).containsExactly(3);
        assertThat(store.pending()
                        .complete(again, attribute(store, again), null)
                        .stored())
                .containsExactly("late");
        assertThat(store.pending().markAll(Period.all())).isEqualTo(4);
        assertThat(store.pending().count()).isEqualTo(4);
    }

    @Test
    default void writersAndSweepersAtOnceForgetNothingAndStoreNothingTwice() throws Exception {
        AttributionStore store = store();
        int customers = 40;
        int threads = 4;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        Set<String> stored = ConcurrentHashMap.newKeySet();
        AtomicInteger twice = new AtomicInteger();
        List<Future<?>> futures = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int number = thread;
            futures.add(pool.submit(() -> {
                // all write the same events, but in other orders; and all sweep
                Random random = new Random(number);
                List<Integer> order = new ArrayList<>();
                for (int i = 0; i < 2 * customers; i++) {
                    order.add(i);
                }
                Collections.shuffle(order, random);
                for (int i : order) {
                    String customer = "customer " + i / 2;
                    if (i % 2 == 0) {
                        store.events().write(List.of(touch("t" + i, customer, "2026-01-01T00:00:00Z")), List.of());
                    } else {
                        store.events().write(List.of(), List.of(buy("c" + i, customer, "2026-01-02T00:00:00Z", "1")));
                    }
                    if (random.nextInt(4) == 0) {
                        sweep(store, "sweeper " + number, stored, twice);
                    }
                }
                return number;
            }));
        }
        for (Future<?> future : futures) {
            future.get();
        }
        pool.shutdown();
        sweep(store, "last", stored, twice);

        assertThat(twice).hasValue(0);
        assertThat(store.pending().count()).isZero();
        for (int i = 0; i < customers; i++) {
            assertThat(store.results().of("c" + (2 * i + 1)))
                    .as("customer %s", i)
                    .singleElement()
                    .satisfies(result -> assertThat(result.credits()).hasSize(1));
        }
    }

    private static void sweep(AttributionStore store, String owner, Set<String> stored, AtomicInteger twice) {
        Claim claim = store.pending().claim(owner, 7, LEASE);
        while (!claim.isEmpty()) {
            Map<String, Integer> revisions = new TreeMap<>();
            claim.conversions().forEach(one -> revisions.put(one.id(), one.revision()));
            for (String id : store.pending()
                    .complete(claim, attribute(store, claim), null)
                    .stored()) {
                if (!stored.add(id + "#" + revisions.get(id))) {
                    twice.incrementAndGet();
                }
            }
            claim = store.pending().claim(owner, 7, LEASE);
        }
    }
}
