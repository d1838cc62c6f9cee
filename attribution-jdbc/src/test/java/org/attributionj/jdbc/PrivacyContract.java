package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attributionj.jdbc.StoreSteps.LINEAR;
import static org.attributionj.jdbc.StoreSteps.completeAll;
import static org.attributionj.jdbc.StoreSteps.everything;
import static org.attributionj.jdbc.StoreSteps.journeys;
import static org.attributionj.jdbc.StoreSteps.paths;
import static org.attributionj.jdbc.StoreSteps.sum;
import static org.attributionj.jdbc.StoreSteps.table;
import static org.attributionj.jdbc.StoreSteps.total;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.jdbc.privacy.Erasure;
import org.attributionj.jdbc.read.CustomerEvents;
import org.attributionj.jdbc.result.CreditTotal;
import org.attributionj.jdbc.result.Grouping;
import org.attributionj.jdbc.support.Period;
import org.attributionj.jdbc.write.ConsentPolicy;
import org.attributionj.jdbc.write.Refusal;
import org.attributionj.jdbc.write.RejectedEvent;
import org.attributionj.jdbc.write.WriteReport;
import org.junit.jupiter.api.Test;

/** What the store promises of people: erasure, retention and consent leave no trace and keep the totals. */
interface PrivacyContract extends StoreUnderTest {
    @Test
    default void anErasedCustomerLeavesNothingButTotals() {
        AttributionStore store = store();
        Events events = Events.random(6, 60);
        store.events().write(events.touchpoints, events.conversions);
        completeAll(store);
        PathTable before = paths(store);
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
        assertThat(paths(store)).isEqualTo(expected);
        store.privacy().eraseCustomer(erased);
        assertThat(store.privacy().audit()).hasSize(2);
        assertThat(sum(store.results().totals(null, Period.all(), Grouping.CHANNEL)))
                .isEqualByComparingTo(total(Events.random(6, 60)));
    }

    @Test
    default void noTableNamesAnErasedPersonWhoDoesNotComeBack() throws Exception {
        AttributionStore store = store();
        List<Touchpoint> touchpoints = List.of(
                Events.touch("visit of anna", "anna", "2026-01-01T00:00:00Z"),
                Events.touch("visit of bert", "bert", "2026-01-01T00:00:00Z"));
        List<Conversion> conversions = List.of(
                Events.buy("order of anna", "anna", "2026-01-02T10:00:00Z", "100"),
                Events.buy("order of bert", "bert", "2026-01-02T12:00:00Z", "50"),
                Events.buy("refund by bert", "bert", "2026-01-03T00:00:00Z", "-10").toBuilder()
                        .adjusts("order of anna")
                        .build(),
                Events.buy("refund for bert", "anna", "2026-01-03T10:00:00Z", "-5").toBuilder()
                        .adjusts("order of bert")
                        .build());
        store.events().write(touchpoints, conversions);
        completeAll(store);
        Touchpoint other = touchpoints.get(0).toBuilder().campaign("other").build();
        store.events().write(List.of(other), List.of());
        store.reference()
                .putRejected(List.of(
                        new RejectedEvent("row", null, null, "file.csv", 3L, null, "anna,no time", "no time"),
                        new RejectedEvent("row", null, null, "file.csv", 4L, null, "annabel,no time", "no time")));
        Period morning = Period.of(Instant.parse("2026-01-02T09:00:00Z"), Instant.parse("2026-01-02T11:00:00Z"));
        List<CreditTotal> all = store.results().totals(LINEAR.name(), Period.all(), Grouping.CHANNEL);
        List<CreditTotal> ofMorning = store.results().totals(LINEAR.name(), morning, Grouping.CHANNEL);

        store.privacy().eraseCustomer("anna");

        assertThat(EveryTable.rowsWith(source(), "anna"))
                .hasSize(1)
                .allSatisfy(row -> assertThat(row).contains("annabel"));
        assertThat(sum(store.results().totals(LINEAR.name(), Period.all(), Grouping.CHANNEL)))
                .isEqualByComparingTo(sum(all));
        assertThat(sum(store.results().totals(LINEAR.name(), morning, Grouping.CHANNEL)))
                .isEqualByComparingTo(sum(ofMorning));
        WriteReport again = store.events().write(touchpoints, conversions);
        assertThat(again.refusals())
                .extracting(Refusal::id)
                .containsExactlyInAnyOrder("visit of anna", "order of anna", "refund for bert");
        assertThat(EveryTable.rowsWith(source(), "anna"))
                .allSatisfy(row -> assertThat(row).containsAnyOf("annabel", "refund by bert"));
        assertThat(store.results().ofCustomer("anna")).isEmpty();
    }

    @Test
    default void orphanAdjustmentsAreErasedWhenTheyAreOld() {
        Conversion orphan = Events.buy("orphan", "anna", "2026-01-03T00:00:00Z", "-10").toBuilder()
                .adjusts("never seen")
                .build();
        Conversion order = Events.buy("order", "anna", "2026-03-02T10:00:00Z", "100").toBuilder()
                .orderId("no. 7")
                .build();
        Conversion early = Events.buy("early", "anna", "2026-01-03T00:00:00Z", "-1").toBuilder()
                .adjusts("no. 7")
                .build();
        store().events().write(List.of(), List.of(orphan, order, early));

        assertThat(store().privacy()
                        .eraseBefore(Instant.parse("2026-02-01T00:00:00Z"))
                        .conversions())
                .isEqualTo(1);

        assertThat(store().journeys().events("anna").conversions()).containsExactlyInAnyOrder(order, early);
    }

    @Test
    default void oldDataGoAndTotalsStay() {
        AttributionStore store = store();
        Events events = Events.random(7, 300);
        store.events().write(events.touchpoints, events.conversions);
        completeAll(store);
        paths(store);
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
        assertThat(everything(store)).isEqualTo(journeys(events));
        assertThat(paths(store)).isEqualTo(table(events));
    }

    @Test
    default void touchpointsAreEnrichedBeforeConsentIsAskedFor() {
        Touchpoint touchpoint = Events.FULL_TOUCHPOINT;
        AttributionStore store = builder()
                .enriching(one ->
                        one.toBuilder().attributes(Map.of("filled", "in")).build())
                .consent(new ConsentPolicy(
                        one -> one.attributes().containsKey("filled"), ConsentPolicy.Treatment.REFUSE))
                .open();
        assertThat(store.events().write(List.of(touchpoint), List.of()).touchpoints())
                .isEqualTo(1);
        assertThat(store.events().write(List.of(touchpoint), List.of()).duplicates())
                .isEqualTo(1);
        List<Touchpoint> stored = new ArrayList<>();
        store.journeys().forEachCustomer(Period.all(), one -> stored.addAll(one.touchpoints()));
        assertThat(stored)
                .singleElement()
                .satisfies(one -> assertThat(one.attributes()).isEqualTo(Map.of("filled", "in")));
    }

    @Test
    default void touchpointsWithoutConsentAreRefusedOrStoredWithoutIdentifiers() {
        Touchpoint with = Events.FULL_TOUCHPOINT.toBuilder().id("with").build();
        Touchpoint without = Events.FULL_TOUCHPOINT;
        AttributionStore store = builder()
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
}
