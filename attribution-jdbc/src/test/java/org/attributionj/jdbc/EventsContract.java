package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attributionj.jdbc.Events.buy;
import static org.attributionj.jdbc.Events.touch;
import static org.attributionj.jdbc.StoreSteps.everything;
import static org.attributionj.jdbc.StoreSteps.journeys;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Cost;
import org.attributionj.core.event.Customer;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.money.Money;
import org.attributionj.jdbc.read.CustomerEvents;
import org.attributionj.jdbc.support.Period;
import org.attributionj.jdbc.write.RejectedEvent;
import org.attributionj.jdbc.write.WriteReport;
import org.junit.jupiter.api.Test;

/** What the store promises of single events: what it takes, what it refuses, and that both come back as they were. */
interface EventsContract extends StoreUnderTest {
    @Test
    default void eventsComeBackAsTheyWere() {
        AttributionStore store = store();
        WriteReport report = store.events().write(List.of(Events.FULL_TOUCHPOINT), List.of(Events.FULL_CONVERSION));

        assertThat(report).isEqualTo(new WriteReport(1, 1, List.of(), List.of(), List.of(), List.of("c-full")));
        CustomerEvents events = store.journeys().events("anna");
        assertThat(events.touchpoints()).containsExactly(Events.FULL_TOUCHPOINT);
        assertThat(events.conversions()).containsExactly(Events.FULL_CONVERSION);
        assertThat(store.journeys().events("nobody").touchpoints()).isEmpty();
    }

    @Test
    default void amountsKeepTheirScaleAndAllTheirDigits() {
        AttributionStore store = store();
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
            // by number: text from strangers may not have so many digits
            Money value = Money.of(new BigDecimal(amount), Currency.getInstance("EUR"));
            conversions.add(buy("c" + conversions.size(), "anna", "2026-01-01T00:00:00Z", "1").toBuilder()
                    .allowNegative()
                    .value(value)
                    .build());
        }

        assertThat(store.events().write(List.of(), conversions).refusals()).isEmpty();

        assertThat(store.journeys().events("anna").conversions()).isEqualTo(conversions);
    }

    @Test
    default void timesKeepTheirNanosecondsAndThoseBeyondTheRangeAreRefused() {
        AttributionStore store = store();
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
    default void theSameBatchThreeTimesIsStoredOnce() {
        AttributionStore store = store();
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
        assertThat(everything(store)).isEqualTo(journeys(events));
    }

    @Test
    default void anotherContentUnderAKnownIdIsRefusedAndTheFirstStays() {
        AttributionStore store = store();
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
    default void idsDifferByCaseAccentAndTrailingBlanks() {
        AttributionStore store = store();
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
    default void hostileTextsComeBackAsTheyWereOrAreRefusedWithAReason() {
        AttributionStore store = store();
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
            Conversion conversion = Conversion.builder(
                            touchpoint.customer(), ConversionType.CUSTOM, Money.zero(Money.NO_CURRENCY), Events.START)
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
    default void tooLongIdsAndTextsAreRefusedAndTheRestOfTheBatchIsStored() {
        AttributionStore store = store();
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
    default void populationCostsAndRejectedRowsComeBack() {
        AttributionStore store = store();
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
}
