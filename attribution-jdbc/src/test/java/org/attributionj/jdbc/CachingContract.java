package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attributionj.jdbc.Events.buy;
import static org.attributionj.jdbc.Events.touch;
import static org.attributionj.jdbc.TrackedEvents.ASSEMBLER;
import static org.attributionj.jdbc.TrackedEvents.EQUAL;
import static org.attributionj.jdbc.TrackedEvents.LATER;
import static org.attributionj.jdbc.TrackedEvents.contradictions;
import static org.attributionj.jdbc.TrackedEvents.expectedResults;
import static org.attributionj.jdbc.TrackedEvents.storedResults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.jdbc.internal.dialect.Dialects;
import org.attributionj.jdbc.internal.schema.Migrations;
import org.attributionj.jdbc.internal.sql.Database;
import org.attributionj.jdbc.internal.sql.Names;
import org.attributionj.jdbc.support.Period;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stores that remember recent customers are right whatever others do to the same tables; a subclass per database. */
abstract class CachingContract {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int STEPS = 400;

    private TestDatabase database;

    /** Remembers nothing: what it reads is so. */
    private AttributionStore plain;

    /** An empty database. */
    abstract TestDatabase open() throws Exception;

    @BeforeEach
    final void openStore() throws Exception {
        database = open();
        plain = AttributionStore.builder(database.source()).assembler(ASSEMBLER).open();
    }

    @AfterEach
    final void closeDatabase() throws Exception {
        database.close();
    }

    private static List<Journey> journeys(AttributionStore store, String... customers) {
        List<Journey> journeys = new ArrayList<>();
        store.journeys()
                .forEachJourneyOf(ASSEMBLER, List.of(customers), JourneySink.of(JourneyKind.CREDITED, journeys::add));
        return journeys;
    }

    /** What this store wrote or read is taken from memory as long as nobody else changed it. */
    @Test
    final void whatItWroteOrReadItNeedNotRead() {
        AttributionStore caching = plain.caching(1_000, HOUR);
        plain.events().write(List.of(touch("t", "bert", "2026-01-01T00:00:00Z")), List.of());
        caching.events().write(List.of(touch("u", "anna", "2026-01-01T00:00:00Z")), List.of());
        caching.events()
                .write(
                        List.of(touch("v", "bert", "2026-01-02T00:00:00Z")),
                        List.of(
                                buy("c", "anna", "2026-01-03T00:00:00Z", "1"),
                                buy("d", "bert", "2026-01-03T00:00:00Z", "1")));

        assertThat(journeys(caching, "anna", "bert", "nobody"))
                .containsExactlyInAnyOrderElementsOf(journeys(plain, "anna", "bert"));
        assertThat(caching.cacheStats().hits()).as("anna, all of whom it wrote").isEqualTo(1);
        assertThat(caching.cacheStats().misses())
                .as("bert, of whom it knew a part, and nobody")
                .isEqualTo(2);
        assertThat(journeys(caching, "anna", "bert", "nobody")).hasSize(2);
        assertThat(caching.cacheStats().hits()).isEqualTo(4);
        assertThat(caching.cacheStats().customers()).isEqualTo(3);
        assertThat(caching.cacheStats().events()).isEqualTo(5);
        assertThat(plain.cacheStats().hits()).isZero();
    }

    /** The customer has as many events as before, but others. */
    @Test
    final void asManyEventsInPlaceOfErasedOnesAreNoticed() {
        AttributionStore caching = plain.caching(1_000, HOUR);
        caching.events()
                .write(
                        List.of(
                                touch("old", "anna", "2026-01-01T00:00:00Z"),
                                touch("older", "anna", "2026-01-01T00:00:00Z")),
                        List.of(buy("c", "anna", "2026-01-03T00:00:00Z", "1")));
        assertThat(journeys(caching, "anna").get(0).length()).isEqualTo(2);
        plain.privacy().eraseCustomer("anna");
        plain.events()
                .write(
                        List.of(
                                touch("new", "anna", "2026-01-02T00:00:00Z"),
                                touch("newer", "anna", "2026-01-02T00:00:00Z")),
                        List.of(buy("c", "anna", "2026-01-03T00:00:00Z", "1")));
        assertThat(journeys(caching, "anna")).isEqualTo(journeys(plain, "anna"));

        plain.privacy().eraseBefore(Instant.parse("2026-01-02T12:00:00Z"));
        plain.events()
                .write(
                        List.of(touch("t", "anna", "2026-01-02T13:00:00Z"), touch("u", "anna", "2026-01-02T13:00:00Z")),
                        List.of());
        assertThat(journeys(caching, "anna")).isEqualTo(journeys(plain, "anna"));
        assertThat(caching.cacheStats().hits()).isEqualTo(1);
    }

    /** An adjustment that another customer's erased conversion takes along. */
    @Test
    final void whatGoesWithTheConversionOfAnotherCustomerIsNoticed() {
        AttributionStore caching = plain.caching(1_000, HOUR);
        caching.events()
                .write(
                        List.of(),
                        List.of(
                                buy("old", "bert", "2026-01-01T00:00:00Z", "9"),
                                buy("c", "anna", "2026-01-05T00:00:00Z", "1"),
                                buy("refund", "anna", "2026-01-06T00:00:00Z", "-1").toBuilder()
                                        .adjusts("old")
                                        .build()));
        assertThat(journeys(caching, "anna")).hasSize(1);
        plain.privacy().eraseBefore(Instant.parse("2026-01-02T00:00:00Z"));
        plain.events().write(List.of(touch("t", "anna", "2026-01-04T00:00:00Z")), List.of());

        assertThat(journeys(caching, "anna")).isEqualTo(journeys(plain, "anna"));
        assertThat(journeys(caching, "anna").get(0).length()).isEqualTo(1);
    }

    /** Three programs write and erase in turn; two of them remember, one of these hardly anything. */
    @Test
    final void whateverHappensWhatIsRememberedIsWhatThereIs() {
        AttributionStore roomy = plain.caching(10_000, HOUR);
        AttributionStore narrow = plain.caching(40, HOUR);
        List<AttributionStore> stores = List.of(plain, roomy, narrow);
        Random random = new Random(14);
        Events events = Events.random(15, 12);
        for (int step = 0; step < STEPS; step++) {
            AttributionStore store = stores.get(random.nextInt(3));
            String customer = "customer-" + random.nextInt(12);
            int what = random.nextInt(20);
            if (what == 0) {
                store.privacy().eraseCustomer(customer);
            } else if (what == 1) {
                store.privacy().eraseBefore(Events.START.plus(Duration.ofDays(random.nextInt(90))));
            } else if (what < 10) {
                store.events().write(part(events.touchpoints, random), part(events.conversions, random));
            } else {
                String other = "customer-" + random.nextInt(12);
                assertThat(journeys(store, customer, other))
                        .as("step " + step)
                        .containsExactlyInAnyOrderElementsOf(journeys(plain, customer, other));
            }
        }
        assertThat(roomy.cacheStats().hits()).isPositive();
        assertThat(roomy.cacheStats().misses()).isPositive();
        assertThat(narrow.cacheStats().events() + narrow.cacheStats().customers())
                .isLessThanOrEqualTo(40);
    }

    private static <E> List<E> part(List<E> all, Random random) {
        List<E> some = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            some.add(all.get(random.nextInt(all.size())));
        }
        return some.stream().distinct().toList();
    }

    /** Each tracker remembers; the other one adds what is late, adjusts and erases. */
    @Test
    final void twoTrackersThatRememberAttributeRight() throws Exception {
        Events events = Events.random(16, 60);
        List<Touchpoint> late = events.touchpoints.stream()
                .filter(one -> Math.floorMod(one.id().hashCode(), 3) == 0)
                .toList();
        List<Conversion> refunds =
                events.conversions.stream().filter(Conversion::isAdjustment).toList();
        List<Touchpoint> touchpoints = new ArrayList<>(events.touchpoints);
        touchpoints.removeAll(late);
        List<Conversion> conversions = new ArrayList<>(events.conversions);
        conversions.removeAll(refunds);
        TreeSet<String> erased = new TreeSet<>(List.of("customer-1", "customer-2", "customer-3"));
        try (ConversionTracker one = tracker();
                ConversionTracker two = tracker()) {
            one.track(touchpoints, conversions);
            one.sweep();
            two.track(late, List.of());
            one.sweep();
            two.track(List.of(), refunds);
            two.sweep();
            plain.pending().markAll(Period.all());
            one.sweep();
            erased.forEach(plain.privacy()::eraseCustomer);
            plain.pending().markAll(Period.all());
            one.sweep();
            assertThat(one.stats().cache().hits()).isPositive();
            assertThat(one.stats().cache().misses()).isPositive();
            assertThat(two.stats().cache().misses()).isPositive();
        }
        events.touchpoints.removeIf(event -> erased.contains(event.customer()));
        events.conversions.removeIf(event -> erased.contains(event.customer()));

        assertThat(plain.pending().count()).isZero();
        assertThat(contradictions(database.source())).isEmpty();
        assertThat(storedResults(database.source())).isEqualTo(expectedResults(events.touchpoints, events.conversions));
    }

    /** Tables from before erasures were counted. */
    @Test
    final void tablesOfTheSecondVersionAreUpgradedWithTheirData() {
        Names names = Names.of(null, "old_");
        Database second = new Database(database.source(), Dialects.of(database.source()), names, Clock.systemUTC());
        Migrations.apply(second, 2);
        Events events = Events.random(17, 20);
        FirstVersion.write(second, events);

        AttributionStore upgraded = AttributionStore.builder(database.source())
                .tablePrefix("old_")
                .assembler(ASSEMBLER)
                .open();
        AttributionStore caching = upgraded.caching(1_000, HOUR);
        String customer = events.conversions.get(0).customer();
        assertThat(journeys(caching, customer)).isNotEmpty().isEqualTo(journeys(upgraded, customer));
        assertThat(journeys(caching, customer)).isEqualTo(journeys(upgraded, customer));
        assertThat(caching.cacheStats().hits()).isEqualTo(1);
        upgraded.privacy().eraseCustomer(customer);
        assertThat(journeys(caching, customer)).isEmpty();
        assertThat(second.<Long>read(
                        "read", session -> session.one("SELECT MAX(erasures) FROM {stripes}", row -> row.getLong(1))))
                .isEqualTo(1);
    }

    private ConversionTracker tracker() {
        return ConversionTracker.builder(plain)
                .models(EQUAL, LATER)
                .durable(false)
                .sweeps(false)
                .sweepSize(17)
                .open();
    }
}
