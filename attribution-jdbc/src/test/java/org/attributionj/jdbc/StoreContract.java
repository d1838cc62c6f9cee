package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.attributionj.jdbc.Events.buy;
import static org.attributionj.jdbc.Events.touch;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.attributionj.core.assembly.Assembly;
import org.attributionj.core.assembly.AssemblyAccount;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Customer;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.AttributionResult;
import org.attributionj.core.model.Attributor;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.PathTable;
import org.attributionj.jdbc.internal.dialect.Dialects;
import org.attributionj.jdbc.internal.row.ConversionRows;
import org.attributionj.jdbc.internal.row.TouchpointRows;
import org.attributionj.jdbc.internal.schema.Migrations;
import org.attributionj.jdbc.internal.sql.Database;
import org.attributionj.jdbc.internal.sql.Names;
import org.attributionj.jdbc.pending.AttributedConversion;
import org.attributionj.jdbc.pending.Claim;
import org.attributionj.jdbc.pending.ClaimedConversion;
import org.attributionj.jdbc.pending.Completion;
import org.attributionj.jdbc.privacy.Erasure;
import org.attributionj.jdbc.read.CustomerEvents;
import org.attributionj.jdbc.result.CreditTotal;
import org.attributionj.jdbc.result.Grouping;
import org.attributionj.jdbc.result.Run;
import org.attributionj.jdbc.result.StoredCredit;
import org.attributionj.jdbc.result.StoredResult;
import org.attributionj.jdbc.support.Period;
import org.attributionj.jdbc.write.ConsentPolicy;
import org.attributionj.jdbc.write.Cost;
import org.attributionj.jdbc.write.Refusal;
import org.attributionj.jdbc.write.RejectedEvent;
import org.attributionj.jdbc.write.WriteReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store promises, on a real database; a subclass per database. */
abstract class StoreContract {
    private static final AttributionModel LINEAR = AttributionModel.of("equal", (journey, weights) -> {
        for (int i = 0; i < journey.length(); i++) {
            weights[i] = 1;
        }
        return 0;
    });
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final JourneyAssembler ASSEMBLER =
            JourneyAssembler.standard().withGoal(Goal.everything());

    final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T00:00:00Z"));
    TestDatabase database;
    AttributionStore store;

    /** An empty database. */
    abstract TestDatabase open() throws Exception;

    @BeforeEach
    final void openStore() throws Exception {
        database = open();
        store = builder().open();
    }

    @AfterEach
    final void closeDatabase() throws Exception {
        database.close();
    }

    final AttributionStore.Builder builder() {
        return AttributionStore.builder(database.source()).clock(clock);
    }

    @Test
    final void eventsComeBackAsTheyWere() {
        WriteReport report = store.events().write(List.of(Events.FULL_TOUCHPOINT), List.of(Events.FULL_CONVERSION));

        assertThat(report).isEqualTo(new WriteReport(1, 1, List.of(), List.of(), List.of(), List.of("c-full")));
        CustomerEvents events = store.journeys().events("anna");
        assertThat(events.touchpoints()).containsExactly(Events.FULL_TOUCHPOINT);
        assertThat(events.conversions()).containsExactly(Events.FULL_CONVERSION);
        assertThat(store.journeys().events("nobody").touchpoints()).isEmpty();
    }

    @Test
    final void amountsKeepTheirScaleAndAllTheirDigits() {
        List<Conversion> conversions = new ArrayList<>();
        for (String amount : List.of(
                "5",
                "5.0",
                "5.00",
                "0",
                "0.000",
                "-12.345678901234567890123456789",
                "9".repeat(1500),
                "-0." + "1".repeat(900))) {
            conversions.add(buy("c" + conversions.size(), "anna", "2026-01-01T00:00:00Z", amount));
        }

        assertThat(store.events().write(List.of(), conversions).refusals()).isEmpty();

        assertThat(store.journeys().events("anna").conversions()).isEqualTo(conversions);
    }

    @Test
    final void timesKeepTheirNanosecondsAndThoseBeyondTheRangeAreRefused() {
        List<Touchpoint> kept = List.of(
                touch("first", "anna", "1677-09-21T00:12:43.145224192Z"),
                touch("before 1970", "anna", "1969-12-31T23:59:59.999999999Z"),
                touch("zero", "anna", "1970-01-01T00:00:00Z"),
                touch("last", "anna", "2262-04-11T23:47:16.854775807Z"));
        List<Touchpoint> refused = List.of(
                touch("too early", "anna", "1677-09-21T00:12:43.145224191Z"),
                touch("too late", "anna", "2262-04-11T23:47:16.854775808Z"));
        List<Touchpoint> all = new ArrayList<>(kept);
        all.addAll(refused);

        WriteReport report = store.events().write(all, List.of());

        assertThat(report.refusals())
                .hasSize(2)
                .allSatisfy(
                        refusal -> assertThat(refusal.reason())
                                .startsWith(
                                        "time must be in [1677-09-21T00:12:43.145224192Z, 2262-04-11T23:47:16.854775807Z], but was "));
        assertThat(store.journeys().events("anna").touchpoints()).isEqualTo(kept);
    }

    @Test
    final void theSameBatchThreeTimesIsStoredOnce() {
        Events events = Events.random(1, 200);

        WriteReport first = store.events().write(events.touchpoints, events.conversions);
        WriteReport second = store.events().write(events.touchpoints, events.conversions);
        WriteReport third = store.events().write(events.touchpoints, events.conversions);

        int all = events.touchpoints.size() + events.conversions.size();
        assertThat(first.touchpoints() + first.conversions()).isEqualTo(all);
        assertThat(second.duplicates()).isEqualTo(all);
        assertThat(second)
                .isEqualTo(new WriteReport(
                        0, 0, second.duplicateTouchpoints(), second.duplicateConversions(), List.of(), List.of()))
                .isEqualTo(third);
        assertThat(second.duplicateConversions())
                .containsExactlyInAnyOrderElementsOf(
                        events.conversions.stream().map(Conversion::id).toList());
        assertThat(everything()).isEqualTo(journeys(events));
    }

    @Test
    final void anotherContentUnderAKnownIdIsRefusedAndTheFirstStays() {
        Touchpoint first = touch("t", "anna", "2026-01-01T00:00:00Z");
        Touchpoint other = touch("t", "bert", "2026-01-01T00:00:00Z");
        store.events().write(List.of(first), List.of());

        WriteReport later = store.events().write(List.of(other), List.of());
        WriteReport inOneBatch = store.events()
                .write(
                        List.of(),
                        List.of(
                                buy("c", "anna", "2026-01-01T00:00:00Z", "1"),
                                buy("c", "anna", "2026-01-01T00:00:00Z", "1"),
                                buy("c", "anna", "2026-01-01T00:00:00Z", "1.0")));

        assertThat(later.refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.reason()).contains("same id and other content"));
        assertThat(inOneBatch.conversions()).isEqualTo(1);
        assertThat(inOneBatch.duplicates()).isEqualTo(1);
        assertThat(inOneBatch.refusals()).hasSize(1);
        assertThat(store.journeys().events("anna").touchpoints()).containsExactly(first);
        assertThat(store.journeys().events("bert").touchpoints()).isEmpty();
    }

    @Test
    final void idsDifferByCaseAccentAndTrailingBlanks() {
        List<Touchpoint> touchpoints = new ArrayList<>();
        for (String id : List.of("a", "A", "á", "a ", "a\u0301", "ａ")) {
            touchpoints.add(touch(id, id, "2026-01-01T00:00:00Z"));
        }

        assertThat(store.events().write(touchpoints, List.of()).touchpoints()).isEqualTo(touchpoints.size());

        for (Touchpoint touchpoint : touchpoints) {
            assertThat(store.journeys().events(touchpoint.customer()).touchpoints())
                    .containsExactly(touchpoint);
        }
    }

    @Test
    final void hostileTextsComeBackAsTheyWereOrAreRefusedWithAReason() {
        List<String> texts = List.of(
                "'; DROP TABLE attribution_touchpoints; --",
                "\" OR 1=1 --\\",
                "{touchpoints} ${prefix} ? $1 :x %s",
                "\\N\t\r\n\\.",
                "😀👩‍👩‍👧 \uFFFF\uD834\uDD1E",
                "x".repeat(1_000_000),
                "nul\0inside",
                "half \uD83D pair");
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            String id = text.length() > 512 ? text.substring(0, 512) : text;
            Touchpoint touchpoint = Touchpoint.builder(
                            "customer " + i + id.substring(0, Math.min(id.length(), 400)), Events.START)
                    .id(id)
                    .channel(Channel.of(text))
                    .campaign(text)
                    .creative(text)
                    .session(text)
                    .attributes(Map.of(id, text.substring(0, Math.min(text.length(), 400_000))))
                    .build();
            Conversion conversion = Conversion.builder(touchpoint.customer(), Events.START)
                    .id(id)
                    .orderId(text)
                    .category(text)
                    .productIds(List.of(text))
                    .attributes(Map.of(text.substring(0, Math.min(text.length(), 400_000)), id))
                    .build();

            WriteReport report = store.events().write(List.of(touchpoint), List.of(conversion));

            if (report.refusals().isEmpty()) {
                CustomerEvents stored = store.journeys().events(touchpoint.customer());
                assertThat(stored.touchpoints()).containsExactly(touchpoint);
                assertThat(stored.conversions()).containsExactly(conversion);
            } else {
                assertThat(i).as("only NUL and half pairs may be refused").isGreaterThanOrEqualTo(6);
                assertThat(report.refusals())
                        .hasSize(2)
                        .allSatisfy(refusal -> assertThat(refusal.reason()).containsAnyOf("NUL", "surrogate"));
            }
        }
    }

    @Test
    final void tooLongIdsAndTextsAreRefusedAndTheRestOfTheBatchIsStored() {
        Touchpoint longId = touch("i".repeat(513), "anna", "2026-01-01T00:00:00Z");
        Touchpoint longText = touch("long", "anna", "2026-01-01T00:00:00Z").toBuilder()
                .campaign("x".repeat(5_000_001))
                .build();
        Touchpoint good = touch("i".repeat(512), "ü".repeat(512), "2026-01-01T00:00:00Z");

        WriteReport report = store.events().write(List.of(longId, longText, good), List.of());

        assertThat(report.touchpoints()).isEqualTo(1);
        assertThat(report.refusals())
                .hasSize(2)
                .allSatisfy(refusal -> assertThat(refusal.reason()).contains("must have at most"));
        assertThat(store.journeys().events(good.customer()).touchpoints()).containsExactly(good);
    }

    @Test
    final void journeysOfAllTimeAreThoseOfTheAssembler() {
        Events events = Events.random(2, 3_000);
        Assembly expected = ASSEMBLER.assemble(events.touchpoints, events.conversions);
        Random shuffle = new Random(3);
        Collections.shuffle(events.touchpoints, shuffle);
        Collections.shuffle(events.conversions, shuffle);
        store.events().write(events.touchpoints, List.of());
        store.events().write(List.of(), events.conversions);

        Map<JourneyKind, List<Journey>> read = new TreeMap<>();
        AssemblyAccount account = store.journeys()
                .forEachJourney(
                        ASSEMBLER,
                        Period.all(),
                        (journey, kinds) -> kinds.forEach(kind -> read.computeIfAbsent(kind, any -> new ArrayList<>())
                                .add(journey)));

        assertThat(read.get(JourneyKind.CREDITED)).isEqualTo(expected.credited());
        assertThat(read.get(JourneyKind.OPEN)).isEqualTo(expected.open());
        assertThat(read.get(JourneyKind.FIT)).isEqualTo(expected.fit());
        assertThat(account).isEqualTo(expected.account());
        PathTable paths = store.journeys()
                .collect(ASSEMBLER, Period.all(), JourneyKind.FIT, PathTable.statistic(Dimension.CHANNEL, List.of()));
        assertThat(paths).isEqualTo(expected.fit().stream().collect(PathTable.statistic(Dimension.CHANNEL, List.of())));
    }

    @Test
    final void journeysOfAPeriodLookBackBeyondItAndEndInIt() {
        Events events = Events.random(4, 500);
        store.events().write(events.touchpoints, events.conversions);
        Instant from = Events.START.plus(Duration.ofDays(40));
        Instant to = Events.START.plus(Duration.ofDays(70));

        List<Journey> read = new ArrayList<>();
        store.journeys()
                .forEachJourney(
                        ASSEMBLER.withGoal(null), Period.of(from, to), JourneySink.of(JourneyKind.CREDITED, read::add));

        List<Journey> expected = new ArrayList<>();
        for (Journey journey :
                ASSEMBLER.assemble(events.touchpoints, events.conversions).credited()) {
            if (!journey.end().isBefore(from) && journey.end().isBefore(to)) {
                expected.add(journey);
            }
        }
        assertThat(read).hasSizeGreaterThan(50).isEqualTo(expected);
        List<String> customers = new ArrayList<>();
        store.journeys().forEachCustomer(Period.of(from, from.plusSeconds(3600)), one -> customers.add(one.customer()));
        assertThat(customers).isNotEmpty().isSorted().doesNotHaveDuplicates();
    }

    @Test
    final void aConversionWaitsUntilItsResultsAreStored() {
        store.events()
                .write(
                        List.of(touch("t", "anna", "2026-01-01T00:00:00Z")),
                        List.of(buy("c", "anna", "2026-01-02T00:00:00Z", "10")));
        assertThat(store.pending().count()).isEqualTo(1);
        assertThat(store.pending().oldest()).contains(clock.instant());

        Claim claim = store.pending().claim("me", 10, LEASE);
        assertThat(claim.conversions()).singleElement().satisfies(conversion -> {
            assertThat(conversion.id()).isEqualTo("c");
            assertThat(conversion.revision()).isEqualTo(1);
            assertThat(conversion.value()).isEqualTo(Money.of("10", "EUR"));
        });
        assertThat(store.pending().claim("other", 10, LEASE).isEmpty()).isTrue();
        assertThat(store.pending().count()).isEqualTo(1);

        assertThat(store.pending().complete(claim, attribute(claim), null).stored())
                .containsExactly("c");
        assertThat(store.pending().count()).isZero();
        assertThat(store.pending().claim("other", 10, LEASE).isEmpty()).isTrue();
        assertThat(store.pending().complete(claim, attribute(claim), null).superseded())
                .containsExactly("c");
    }

    @Test
    final void aLapsedOrReleasedClaimIsFreeAgainAndItsHolderCannotComplete() {
        store.events().write(List.of(), List.of(buy("c", "anna", "2026-01-02T00:00:00Z", "10")));
        Claim slow = store.pending().claim("slow", 1, LEASE);
        clock.advance(LEASE.plusNanos(1));
        Claim quick = store.pending().claim("quick", 1, LEASE);

        assertThat(quick.conversions()).hasSize(1);
        assertThat(store.pending().complete(slow, attribute(slow), null).superseded())
                .containsExactly("c");
        assertThat(store.pending().claim("third", 1, LEASE).isEmpty()).isTrue();
        store.pending().release(quick);
        assertThat(store.pending().claim("third", List.of("c", "x"), LEASE).conversions())
                .hasSize(1);
    }

    @Test
    final void lateTouchpointsAndAdjustmentsGiveTheConversionsThatTheyConcernANewRevision() {
        store.events()
                .write(
                        List.of(),
                        List.of(
                                buy("early", "anna", "2026-01-02T00:00:00Z", "10"),
                                buy("late", "anna", "2026-02-20T00:00:00Z", "10"),
                                buy("far", "anna", "2026-05-20T00:00:00Z", "10"),
                                buy("other", "bert", "2026-02-20T00:00:00Z", "10")));
        completeAll();

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

        Completion stale = store.pending().complete(claim, attribute(claim), null);
        assertThat(stale.superseded()).containsExactly("late");
        Claim again = store.pending().claim("me", 10, LEASE);
        assertThat(again.conversions()).extracting(ClaimedConversion::revision).containsExactly(3);
        assertThat(store.pending().complete(again, attribute(again), null).stored())
                .containsExactly("late");
        assertThat(store.pending().markAll(Period.all())).isEqualTo(4);
        assertThat(store.pending().count()).isEqualTo(4);
    }

    @Test
    final void resultsComeBackAndTheirTotalsAreTheValueOfTheConversions() {
        Events events = Events.random(5, 400);
        store.events().write(events.touchpoints, events.conversions);
        store.runs().put(new Run("run 1", clock.instant(), null, Map.of("goal", "everything")));
        List<AttributionResult> expected = new ArrayList<>();
        Claim claim = store.pending().claim("test", 100_000, LEASE);
        List<AttributedConversion> attributed = attribute(claim);
        attributed.forEach(one -> expected.addAll(one.results()));
        store.pending().complete(claim, attributed, "run 1");

        int found = 0;
        for (AttributedConversion one : attributed) {
            List<StoredResult> stored = store.results().of(one.conversion().id());
            assertThat(stored).hasSameSizeAs(one.results());
            for (int i = 0; i < stored.size(); i++) {
                assertSame(stored.get(i), one.results().get(i));
            }
            found += stored.size();
            Journey journey = one.journey();
            assertThat(store.results().journey(one.conversion().id())).hasValueSatisfying(summary -> {
                assertThat(summary.touchpoints()).isEqualTo(journey.length());
                assertThat(summary.duration()).isEqualTo(journey.duration());
                assertThat(summary.firstTouch())
                        .isEqualTo(journey.first().map(Touchpoint::time).orElse(null));
                assertThat(summary.netValue().amount())
                        .isEqualByComparingTo(journey.netValue().orElseThrow().amount());
                assertThat(summary.channelMix().values().stream()
                                .mapToInt(n -> n)
                                .sum())
                        .isEqualTo(journey.length());
            });
        }
        assertThat(found).isEqualTo(expected.size()).isGreaterThan(300);
        for (Grouping grouping : Grouping.values()) {
            assertThat(sum(store.results().totals(LINEAR.name(), Period.all(), grouping)))
                    .isEqualByComparingTo(total(events));
        }
        assertThat(store.results().totals(null, Period.all(), Grouping.CHANNEL))
                .isEqualTo(store.results().totals(LINEAR.name(), Period.all(), Grouping.CHANNEL))
                .filteredOn(row -> row.kind() == CreditTotal.Kind.CREDIT)
                .extracting(CreditTotal::label)
                .containsExactly("direct", "display", "email", "paid search", "social");
        Period february = Period.of(Instant.parse("2026-02-01T00:00:00Z"), Instant.parse("2026-03-01T00:00:00Z"));
        BigDecimal inFebruary = BigDecimal.ZERO;
        Set<String> unattributed = new TreeSet<>();
        for (AttributionResult result : expected) {
            if (february.contains(result.conversion().time())) {
                inFebruary = inFebruary.add(result.value().amount());
                if (result.credits().isEmpty()) {
                    unattributed.add(result.conversion().id());
                }
            }
        }
        assertThat(sum(store.results().totals(LINEAR.name(), february, Grouping.CAMPAIGN)))
                .isEqualByComparingTo(inFebruary);
        Set<String> shown = new TreeSet<>();
        store.results().forEachUnattributed(LINEAR.name(), february, result -> shown.add(result.conversionId()));
        assertThat(shown).isNotEmpty().isEqualTo(unattributed);
        assertThat(store.results().models()).containsExactly(LINEAR.name());
        assertThat(store.runs().all())
                .containsExactly(store.runs().find("run 1").orElseThrow());
    }

    private static void assertSame(StoredResult stored, AttributionResult result) {
        assertThat(stored.conversionId()).isEqualTo(result.conversion().id());
        assertThat(stored.model()).isEqualTo(result.model());
        assertThat(stored.total()).isEqualTo(result.value());
        assertThat(stored.baseline()).isEqualTo(result.baseline());
        assertThat(stored.unattributed()).isEqualTo(result.unattributed());
        assertThat(stored.run()).isEqualTo("run 1");
        assertThat(stored.isCurrent()).isTrue();
        assertThat(stored.credits())
                .extracting(StoredCredit::touchpointId, StoredCredit::amount, StoredCredit::share)
                .isEqualTo(result.credits().stream()
                        .map(credit -> tuple(credit.touchpoint().id(), credit.amount(), credit.share()))
                        .toList());
    }

    private static BigDecimal total(Events events) {
        return events.conversions.stream()
                .map(conversion -> conversion.value().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sum(List<CreditTotal> rows) {
        return rows.stream().map(row -> row.amount().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    final void oldRevisionsAreKeptOrDroppedByPolicy() {
        for (boolean keeps : new boolean[] {false, true}) {
            store = builder().keepsRevisions(keeps).open();
            String customer = "customer " + keeps;
            store.events().write(List.of(), List.of(buy("c" + keeps, customer, "2026-01-02T00:00:00Z", "10")));
            completeAll();
            store.events().write(List.of(touch("t" + keeps, customer, "2026-01-01T00:00:00Z")), List.of());
            completeAll();

            List<StoredResult> stored = store.results().of("c" + keeps);

            assertThat(stored)
                    .extracting(
                            StoredResult::revision,
                            StoredResult::isCurrent,
                            one -> one.credits().size())
                    .isEqualTo(keeps ? List.of(tuple(1, false, 0), tuple(2, true, 1)) : List.of(tuple(2, true, 1)));
            assertThat(sum(store.results().totals(null, Period.all(), Grouping.CHANNEL)))
                    .isEqualByComparingTo(keeps ? "20" : "10");
        }
    }

    @Test
    final void anErasedCustomerLeavesNothingButTotals() {
        Events events = Events.random(6, 60);
        store.events().write(events.touchpoints, events.conversions);
        completeAll();
        PathTable before = paths();
        String erased = events.conversions.get(0).customer();
        int touchpoints = store.journeys().events(erased).touchpoints().size();
        int conversions = store.journeys().events(erased).conversions().size();

        Erasure erasure = store.privacy().eraseCustomer(erased);

        assertThat(erasure.customers()).isEqualTo(1);
        assertThat(erasure.touchpoints()).isEqualTo(touchpoints);
        assertThat(erasure.conversions()).isEqualTo(conversions);
        assertThat(store.privacy().audit()).containsExactly(erasure);
        assertThat(store.journeys().events(erased)).isEqualTo(new CustomerEvents(erased, List.of(), List.of()));
        assertThat(store.results().ofCustomer(erased)).isEmpty();
        for (Grouping grouping : Grouping.values()) {
            List<CreditTotal> rows = store.results().totals(LINEAR.name(), Period.all(), grouping);
            assertThat(sum(rows)).isEqualByComparingTo(total(events));
            assertThat(rows)
                    .filteredOn(row -> row.kind() == CreditTotal.Kind.ERASED)
                    .hasSizeLessThan(2);
        }
        events.touchpoints.removeIf(touchpoint -> touchpoint.customer().equals(erased));
        events.conversions.removeIf(conversion -> conversion.customer().equals(erased));
        PathTable expected = table(events);
        assertThat(before).isNotEqualTo(expected);
        assertThat(paths()).isEqualTo(expected);
        store.privacy().eraseCustomer(erased);
        assertThat(store.privacy().audit()).hasSize(2);
        assertThat(sum(store.results().totals(null, Period.all(), Grouping.CHANNEL)))
                .isEqualByComparingTo(total(Events.random(6, 60)));
    }

    @Test
    final void oldDataGoAndTotalsStay() {
        Events events = Events.random(7, 300);
        store.events().write(events.touchpoints, events.conversions);
        completeAll();
        paths();
        Instant before = Events.START.plus(Duration.ofDays(45));

        Erasure erasure = store.privacy().eraseBefore(before);

        assertThat(erasure.cause()).isEqualTo(Erasure.Cause.RETENTION);
        long old = events.touchpoints.stream()
                .filter(one -> one.time().isBefore(before))
                .count();
        assertThat(erasure.touchpoints()).isEqualTo(old).isPositive();
        assertThat(sum(store.results().totals(null, Period.all(), Grouping.CHANNEL)))
                .isEqualByComparingTo(total(events));
        events.touchpoints.removeIf(one -> one.time().isBefore(before));
        events.conversions.removeIf(one -> one.time().isBefore(before));
        assertThat(everything()).isEqualTo(journeys(events));
        assertThat(paths()).isEqualTo(table(events));
    }

    @Test
    final void aStoredPathTableFollowsTheEvents() {
        Events events = Events.random(8, 1_300);
        int half = events.touchpoints.size() / 2;
        store.events().write(events.touchpoints.subList(0, half), List.of());
        paths();
        store.events().write(events.touchpoints, events.conversions.subList(0, 100));
        paths();
        store.events().write(List.of(), events.conversions);

        assertThat(paths()).isEqualTo(table(events));
        assertThat(paths()).isEqualTo(table(events));
        assertThat(store.paths().names()).containsExactly("main");
        assertThatThrownBy(() -> store.paths().refresh("main", ASSEMBLER, Dimension.CAMPAIGN, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other settings");
        store.paths().drop("main");
        assertThat(store.paths().names()).isEmpty();
        assertThat(paths()).isEqualTo(table(events));
    }

    @Test
    final void populationCostsAndRejectedRowsComeBack() {
        Customer plain = Customer.of("a");
        Customer full =
                new Customer("b", Set.of(Channel.EMAIL), Set.of(Channel.EMAIL, Channel.SOCIAL), Map.of("k", "v"));
        Cost cost =
                new Cost("1", Events.START, Events.START.plusSeconds(1), Channel.EMAIL, null, Money.of("1.10", "EUR"));
        RejectedEvent rejected =
                new RejectedEvent("row", null, "a", "file.csv", 7L, "time", "yesterday", "time must be a time");
        for (int i = 0; i < 2; i++) {
            store.reference().putCustomers(List.of(full, plain));
            store.reference().putCosts(List.of(cost));
            store.reference().putRejected(List.of(rejected));
        }

        List<Customer> customers = new ArrayList<>();
        store.reference().forEachCustomer(customers::add);
        assertThat(customers).containsExactly(plain, full);
        assertThat(store.reference().costs(Period.all())).containsExactly(cost);
        assertThat(store.reference().costs(new Period(cost.to(), null))).isEmpty();
        List<RejectedEvent> rows = new ArrayList<>();
        store.reference().forEachRejected(rows::add);
        assertThat(rows).containsExactly(rejected);
    }

    @Test
    final void touchpointsWithoutConsentAreRefusedOrStoredWithoutIdentifiers() {
        Touchpoint with = Events.FULL_TOUCHPOINT.toBuilder().id("with").build();
        Touchpoint without = Events.FULL_TOUCHPOINT;
        store = builder()
                .consent(new ConsentPolicy(one -> one.id().equals("with"), ConsentPolicy.Treatment.REFUSE))
                .open();
        WriteReport refused = store.events().write(List.of(with, without), List.of());
        assertThat(refused.touchpoints()).isEqualTo(1);
        assertThat(refused.refusals()).extracting(Refusal::id).containsExactly(without.id());
        store.reference().forEachRejected(row -> {
            throw new AssertionError(row);
        });

        store = builder()
                .consent(new ConsentPolicy(one -> one.id().equals("with"), ConsentPolicy.Treatment.ANONYMISE))
                .open();
        assertThat(store.events().write(List.of(with, without), List.of()).touchpoints())
                .isEqualTo(1);
        assertThat(store.events().write(List.of(with, without), List.of()).duplicates())
                .isEqualTo(2);
        List<Touchpoint> anonymous = new ArrayList<>();
        store.journeys().forEachCustomer(Period.all(), one -> {
            if (!one.customer().equals("anna")) {
                anonymous.addAll(one.touchpoints());
            }
        });
        assertThat(anonymous).singleElement().satisfies(one -> {
            assertThat(one.channel()).isEqualTo(without.channel());
            assertThat(one.session()).isNull();
            assertThat(one.attributes()).isEmpty();
            assertThat(one.toString()).doesNotContain("anna").doesNotContain(without.id());
        });
    }

    @Test
    final void writersAndSweepersAtOnceForgetNothingAndStoreNothingTwice() throws Exception {
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
                        sweep("sweeper " + number, stored, twice);
                    }
                }
                return number;
            }));
        }
        for (Future<?> future : futures) {
            future.get();
        }
        pool.shutdown();
        sweep("last", stored, twice);

        assertThat(twice).hasValue(0);
        assertThat(store.pending().count()).isZero();
        for (int i = 0; i < customers; i++) {
            assertThat(store.results().of("c" + (2 * i + 1)))
                    .as("customer %s", i)
                    .singleElement()
                    .satisfies(result -> assertThat(result.credits()).hasSize(1));
        }
    }

    private void sweep(String owner, Set<String> stored, AtomicInteger twice) {
        Claim claim = store.pending().claim(owner, 7, LEASE);
        while (!claim.isEmpty()) {
            Map<String, Integer> revisions = new TreeMap<>();
            claim.conversions().forEach(one -> revisions.put(one.id(), one.revision()));
            for (String id :
                    store.pending().complete(claim, attribute(claim), null).stored()) {
                if (!stored.add(id + "#" + revisions.get(id))) {
                    twice.incrementAndGet();
                }
            }
            claim = store.pending().claim(owner, 7, LEASE);
        }
    }

    @Test
    final void tablesOfTheFirstVersionAreUpgradedWithTheirData() throws Exception {
        Names names = Names.of(null, "old_");
        Database first = new Database(database.source(), Dialects.of(database.source()), names, clock);
        Migrations.apply(first, "1");
        Events events = Events.random(9, 50);
        first.write("write as the first version did", session -> {
            session.dialect().insert(session, TouchpointRows.shape(1), events.touchpoints);
            session.dialect().insert(session, ConversionRows.shape(1, one -> !one.isAdjustment()), events.conversions);
            return true;
        });

        store = builder().tablePrefix("old_").open();

        assertThat(everything()).isEqualTo(journeys(events));
        assertThat(store.events().write(events.touchpoints, events.conversions).duplicates())
                .isEqualTo(events.touchpoints.size() + events.conversions.size());
        completeAll();
        assertThat(paths()).isEqualTo(table(events));
        assertThat(sum(store.results().totals(null, Period.all(), Grouping.CHANNEL)))
                .isEqualByComparingTo(total(events));
    }

    @Test
    final void twoStoresWithOtherPrefixesDoNotMeet() {
        AttributionStore other = builder().tablePrefix("other_").open();
        other.events().write(List.of(Events.FULL_TOUCHPOINT), List.of());

        assertThat(store.journeys().events("anna").touchpoints()).isEmpty();
        assertThat(other.journeys().events("anna").touchpoints()).hasSize(1);
        assertThatThrownBy(() -> builder().tablePrefix("x; DROP TABLE y").open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tablePrefix must be");
    }

    @Test
    final void aSchemaOfTheUsersChoiceIsMadeAndUsed() {
        AttributionStore.Builder builder = builder().schema("marketing");
        if (store.dialect().equals("sqlite")) {
            assertThatThrownBy(builder::open)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("has none");
            return;
        }
        store = builder.open();
        Events events = Events.random(10, 30);
        store.events().write(events.touchpoints, events.conversions);
        completeAll();

        assertThat(everything()).isEqualTo(journeys(events));
        assertThat(store.toString()).contains("marketing.attribution_");
    }

    private PathTable paths() {
        return store.paths().refresh("main", ASSEMBLER, Dimension.CHANNEL, List.of());
    }

    private static PathTable table(Events events) {
        return ASSEMBLER.assemble(events.touchpoints, events.conversions).fit().stream()
                .collect(PathTable.statistic(Dimension.CHANNEL, List.of()));
    }

    final void completeAll() {
        Claim claim = store.pending().claim("test", 100_000, LEASE);
        assertThat(store.pending().complete(claim, attribute(claim), null).superseded())
                .isEmpty();
    }

    /** The claimed conversions with their journeys and the results of one model. */
    final List<AttributedConversion> attribute(Claim claim) {
        Map<String, Journey> journeys = new TreeMap<>();
        store.journeys()
                .forEachJourneyOf(
                        ASSEMBLER,
                        claim.conversions().stream()
                                .map(ClaimedConversion::customer)
                                .toList(),
                        JourneySink.of(
                                JourneyKind.CREDITED,
                                journey -> journeys.put(journey.conversion().id(), journey)));
        Attributor attributor = new Attributor(LINEAR);
        return claim.conversions().stream()
                .map(conversion -> new AttributedConversion(
                        conversion,
                        journeys.get(conversion.id()),
                        attributor.attributeAll(journeys.get(conversion.id()))))
                .toList();
    }

    private List<Journey> everything() {
        List<Journey> journeys = new ArrayList<>();
        store.journeys().forEachJourney(ASSEMBLER, Period.all(), JourneySink.of(JourneyKind.CREDITED, journeys::add));
        return journeys;
    }

    private static List<Journey> journeys(Events events) {
        return ASSEMBLER.assemble(events.touchpoints, events.conversions).credited();
    }
}
