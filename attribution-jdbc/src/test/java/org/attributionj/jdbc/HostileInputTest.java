package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attributionj.jdbc.HostileTexts.CONVERSION_FIELDS;
import static org.attributionj.jdbc.HostileTexts.HALF_PAIRS;
import static org.attributionj.jdbc.HostileTexts.LONGEST_ID;
import static org.attributionj.jdbc.HostileTexts.NUL;
import static org.attributionj.jdbc.HostileTexts.TEXTS;
import static org.attributionj.jdbc.HostileTexts.TOUCHPOINT_FIELDS;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Cost;
import org.attributionj.core.event.Customer;
import org.attributionj.core.event.Device;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.Utm;
import org.attributionj.core.money.Money;
import org.attributionj.core.run.Run;
import org.attributionj.jdbc.result.CreditTotal;
import org.attributionj.jdbc.result.Grouping;
import org.attributionj.jdbc.result.StoredResult;
import org.attributionj.jdbc.support.Period;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.jdbc.write.Refusal;
import org.attributionj.jdbc.write.RejectedEvent;
import org.attributionj.jdbc.write.WriteReport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is in them, events come back as they were, or are refused with a reason that names the field. */
class HostileInputTest {
    private final Map<String, Touchpoint> touchpoints = new TreeMap<>();
    private final Map<String, Conversion> conversions = new TreeMap<>();

    /** What a refusal of an event has to say: the field and the reason. */
    private final Map<String, String[]> refusable = new HashMap<>();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void everyFieldTakesEveryTextOrSaysWhyNot(DurableDatabase kind) throws Exception {
        AttributionStore store = store(kind);
        TEXTS.forEach(text -> addEvents(text, null));
        addEvents(NUL, kind == DurableDatabase.POSTGRESQL ? "NUL" : null);
        HALF_PAIRS.forEach(text -> addEvents(text, "half a surrogate pair"));
        addEvents(HostileTexts.noise(LONGEST_ID, 31), null);
        addEvents("\ud83d\ude00".repeat(LONGEST_ID / 2), null);

        try (ConversionTracker tracker = ConversionTracker.builder(store)
                .models(TrackedEvents.EQUAL)
                .sweeps(false)
                .open()) {
            WriteReport report = store.events().write(touchpoints.values(), conversions.values());

            assertEachIsStoredOrRefused(store, report.refusals());
            int roots = (int) conversions.values().stream()
                    .filter(one -> !one.isAdjustment() && !refusable.containsKey("c " + one.id()))
                    .count();
            assertThat(tracker.sweep()).isEqualTo(roots);
        }
        assertResultsNameWhatWasAttributed(store);
    }

    private void addEvents(String text, String reason) {
        TOUCHPOINT_FIELDS.forEach((field, with) -> {
            Touchpoint touchpoint = with.apply(HostileTexts.touchpoint("t" + touchpoints.size()), text);
            touchpoints.put(touchpoint.id(), touchpoint);
            if (reason != null) {
                refusable.put("t " + touchpoint.id(), new String[] {field.replaceFirst(" [0-9].*", ""), reason});
            }
        });
        CONVERSION_FIELDS.forEach((field, with) -> {
            Conversion conversion = with.apply(HostileTexts.conversion("c" + conversions.size()), text);
            conversions.put(conversion.id(), conversion);
            if (reason != null) {
                refusable.put("c " + conversion.id(), new String[] {field, reason});
            }
        });
    }

    private void assertEachIsStoredOrRefused(AttributionStore store, List<Refusal> refusals) {
        Set<String> refused = new HashSet<>();
        for (Refusal refusal : refusals) {
            String name = refusal.kind().toString().charAt(0) + " " + refusal.id();
            assertThat(refusable).as(refusal.toString()).containsKey(name);
            assertThat(refusal.reason()).contains(refusable.get(name));
            refused.add(name);
        }
        assertThat(refused).isEqualTo(refusable.keySet());
        List<Touchpoint> expectedTouchpoints = new ArrayList<>(touchpoints.values());
        expectedTouchpoints.removeIf(one -> refusable.containsKey("t " + one.id()));
        List<Conversion> expectedConversions = new ArrayList<>(conversions.values());
        expectedConversions.removeIf(one -> refusable.containsKey("c " + one.id()));
        List<Touchpoint> storedTouchpoints = new ArrayList<>();
        List<Conversion> storedConversions = new ArrayList<>();
        store.journeys().forEachCustomer(Period.all(), one -> {
            storedTouchpoints.addAll(one.touchpoints());
            storedConversions.addAll(one.conversions());
        });
        assertThat(storedTouchpoints).containsExactlyInAnyOrderElementsOf(expectedTouchpoints);
        assertThat(storedConversions).containsExactlyInAnyOrderElementsOf(expectedConversions);
        expectedTouchpoints.forEach(
                one -> assertThat(store.journeys().events(one.customer()).touchpoints())
                        .contains(one));
    }

    private void assertResultsNameWhatWasAttributed(AttributionStore store) {
        for (Conversion conversion : conversions.values()) {
            if (!conversion.isAdjustment() && !refusable.containsKey("c " + conversion.id())) {
                assertThat(store.results().of(conversion.id()))
                        .singleElement()
                        .extracting(StoredResult::conversionId)
                        .isEqualTo(conversion.id());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMillionCharactersFitIntoEveryTextButNotIntoAnId(DurableDatabase kind) throws Exception {
        AttributionStore store = store(kind);
        String million = HostileTexts.million();
        addEvents(million, null);
        for (String id : List.of("id", "customer", "adjusts")) {
            String[] reason = {id, "must have at most 512 characters"};
            if (TOUCHPOINT_FIELDS.containsKey(id)) {
                refusable.put("t " + idOf(id, List.copyOf(TOUCHPOINT_FIELDS.keySet()), "t", million), reason);
            }
            refusable.put("c " + idOf(id, List.copyOf(CONVERSION_FIELDS.keySet()), "c", million), reason);
        }
        // one column holds them, and in H2 no column holds that much
        Touchpoint together = HostileTexts.touchpoint("together").toBuilder()
                .utm(new Utm(million.substring(400_000), null, null, null, null))
                .device(new Device(million.substring(400_000), null, null))
                .build();
        touchpoints.put("together", together);
        if (kind == DurableDatabase.H2_FILE) {
            refusable.put("t together", new String[] {"utm, device, place and page together", "must have at most"});
        }

        // one by one: in transactions of a hundred megabytes H2 2.5.252 now and then reads what it has not written yet,
        // and fails
        List<Refusal> refusals = new ArrayList<>();
        touchpoints
                .values()
                .forEach(one -> refusals.addAll(
                        store.events().write(List.of(one), List.of()).refusals()));
        conversions
                .values()
                .forEach(one -> refusals.addAll(
                        store.events().write(List.of(), List.of(one)).refusals()));
        assertEachIsStoredOrRefused(store, refusals);
    }

    private static String idOf(String field, List<String> fields, String prefix, String text) {
        return field.equals("id") ? text : prefix + fields.indexOf(field);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotAnEventTakesEveryTextAsWell(DurableDatabase kind) throws Exception {
        AttributionStore store = store(kind);
        Instant end = Events.START.plusSeconds(1);
        List<Customer> customers = new ArrayList<>();
        List<Cost> costs = new ArrayList<>();
        List<RejectedEvent> rejected = new ArrayList<>();
        for (String text : TEXTS) {
            Channel channel = Channel.of(text);
            customers.add(new Customer(text, Set.of(channel), Set.of(channel), Map.of(text, text)));
            costs.add(new Cost(text, Events.START, end, channel, text, Money.of("1.10", "EUR")));
            rejected.add(new RejectedEvent(text, text, text, text, 7L, text, text, text));
            store.runs().put(new Run(text, Events.START, end, Map.of(text, text)));
        }

        store.reference().putCustomers(customers);
        store.reference().putCosts(costs);
        store.reference().putRejected(rejected);

        List<Customer> storedCustomers = new ArrayList<>();
        store.reference().forEachCustomer(storedCustomers::add);
        assertThat(storedCustomers).containsExactlyInAnyOrderElementsOf(customers);
        assertThat(store.reference().costs(Period.all())).containsExactlyInAnyOrderElementsOf(costs);
        List<RejectedEvent> storedRejected = new ArrayList<>();
        store.reference().forEachRejected(storedRejected::add);
        assertThat(storedRejected).containsExactlyInAnyOrderElementsOf(rejected);
        for (String text : TEXTS) {
            assertThat(store.runs().find(text)).contains(new Run(text, Events.START, end, Map.of(text, text)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesOfModelsAndCampaignsComeThroughToTheReport(DurableDatabase kind) throws Exception {
        AttributionStore store = store(kind);
        for (int i = 0; i < TEXTS.size(); i++) {
            Touchpoint touchpoint = HostileTexts.touchpoint("t" + i).toBuilder()
                    .campaign(TEXTS.get(i))
                    .build();
            Conversion conversion = Conversion.builder(
                            touchpoint.customer(),
                            ConversionType.CUSTOM,
                            Money.of("1.00", "EUR"),
                            touchpoint.time().plusSeconds(1))
                    .id("c" + i)
                    .build();
            store.events().write(List.of(touchpoint), List.of(conversion));
        }
        try (ConversionTracker tracker = ConversionTracker.builder(store)
                .models(TEXTS.stream()
                        .map(text -> new HookedModel(TrackedEvents.EQUAL, text))
                        .toArray(HookedModel[]::new))
                .sweeps(false)
                .open()) {
            assertThat(tracker.sweep()).isEqualTo(TEXTS.size());
        }
        for (String model : TEXTS) {
            assertThat(store.results().totals(model, Period.all(), Grouping.CAMPAIGN))
                    .extracting(CreditTotal::label)
                    .containsExactlyInAnyOrderElementsOf(TEXTS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTimeZoneOfThePlaceChangesNothing(DurableDatabase kind) throws Exception {
        TimeZone here = TimeZone.getDefault();
        AttributionStore store = store(kind);
        List<Touchpoint> all = new ArrayList<>();
        try {
            // a day that Apia skipped, half hours, quarters of an hour, two hours of summer time at the South Pole
            for (String zone : List.of(
                    "Pacific/Apia", "Asia/Kathmandu", "America/St_Johns", "Antarctica/Troll", "Pacific/Kiritimati")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                for (String time : List.of(
                        "2011-12-30T12:00:00.000000001+13:00",
                        "2026-03-29T02:30:00+00:00",
                        "2026-10-25T02:30:00+02:00",
                        "2026-01-01T00:00:00+05:45",
                        "2025-12-31T23:59:59.999999999-18:00",
                        "1883-11-18T12:03:57-04:56:02")) {
                    String id = zone + " " + time;
                    Instant instant = OffsetDateTime.parse(time).toInstant();
                    Touchpoint touchpoint = HostileTexts.touchpoint(id, instant);
                    all.add(touchpoint);
                    store.events().write(List.of(touchpoint), List.of());
                    store.runs().put(new Run(id, instant, null, Map.of()));
                }
            }
            for (Touchpoint touchpoint : all) {
                assertThat(store.journeys().events(touchpoint.customer()).touchpoints())
                        .containsExactly(touchpoint);
                assertThat(store.runs().find(touchpoint.id()))
                        .hasValueSatisfying(run -> assertThat(run.startedAt()).isEqualTo(touchpoint.time()));
            }
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFirstAndTheLastMomentsAreAttributedAndThoseBeyondAreRefused(DurableDatabase kind) throws Exception {
        AttributionStore store = store(kind);
        Instant first = Instant.parse("1677-09-21T00:12:43.145224192Z");
        Instant last = Instant.parse("2262-04-11T23:47:16.854775807Z");
        List<Touchpoint> early = new ArrayList<>();
        List<Conversion> late = new ArrayList<>();
        for (Instant time : List.of(first, Instant.EPOCH.minusNanos(1), Instant.EPOCH, last.minusNanos(1))) {
            early.add(HostileTexts.touchpoint("at " + time, time));
            late.add(HostileTexts.conversion("at " + time, time.plusNanos(1)));
        }
        List<Touchpoint> beyond = new ArrayList<>();
        List<Conversion> beyondConversions = new ArrayList<>();
        for (Instant time : List.of(
                Instant.MIN,
                Instant.MAX,
                first.minusNanos(1),
                last.plusNanos(1),
                Instant.parse("-000001-12-31T00:00:00Z"))) {
            beyond.add(HostileTexts.touchpoint("beyond " + time, time));
            beyondConversions.add(HostileTexts.conversion("beyond " + time, time));
        }
        try (ConversionTracker tracker = ConversionTracker.builder(store)
                .models(TrackedEvents.EQUAL)
                .sweeps(false)
                .open()) {
            assertThat(tracker.track(beyond, beyondConversions).refusals())
                    .hasSize(2 * beyond.size())
                    .allSatisfy(refusal -> assertThat(refusal.reason()).startsWith("time must be in ["));
            assertThat(tracker.track(early, late).stored()).isEqualTo(2 * early.size());
            assertThat(tracker.sweep()).isEqualTo(late.size());
        }
        for (Conversion conversion : late) {
            assertThat(store.results().of(conversion.id()))
                    .singleElement()
                    .satisfies(result -> assertThat(result.credits()).hasSize(1));
        }
        assertThat(store.results().totals("equal", Period.of(Instant.MIN, Instant.MAX), Grouping.CHANNEL))
                .isEqualTo(store.results().totals("equal", Period.all(), Grouping.CHANNEL))
                .isNotEmpty();
    }

    /** Durable, as the tracker has it; without, H2 2.5.252 now and then reads what it has not written yet, and a commit fails. */
    private AttributionStore store(DurableDatabase kind) throws Exception {
        DataSource source = TrackerChild.source(kind.newDatabase(folder));
        return AttributionStore.builder(source).open().durable();
    }
}
