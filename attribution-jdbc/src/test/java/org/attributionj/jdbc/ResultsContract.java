package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.attributionj.jdbc.Events.buy;
import static org.attributionj.jdbc.Events.touch;
import static org.attributionj.jdbc.StoreSteps.LEASE;
import static org.attributionj.jdbc.StoreSteps.LINEAR;
import static org.attributionj.jdbc.StoreSteps.attribute;
import static org.attributionj.jdbc.StoreSteps.completeAll;
import static org.attributionj.jdbc.StoreSteps.sum;
import static org.attributionj.jdbc.StoreSteps.total;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionResult;
import org.attributionj.core.run.Run;
import org.attributionj.jdbc.pending.AttributedConversion;
import org.attributionj.jdbc.pending.Claim;
import org.attributionj.jdbc.result.CreditTotal;
import org.attributionj.jdbc.result.Grouping;
import org.attributionj.jdbc.result.StoredCredit;
import org.attributionj.jdbc.result.StoredResult;
import org.attributionj.jdbc.support.Period;
import org.junit.jupiter.api.Test;

/** What the store promises of results: they come back, and their totals are the value of the conversions. */
interface ResultsContract extends StoreUnderTest {
    @Test
    default void resultsComeBackAndTheirTotalsAreTheValueOfTheConversions() {
        AttributionStore store = store();
        Events events = Events.random(5, 400);
        store.events().write(events.touchpoints, events.conversions);
        store.runs().put(new Run("run 1", clock().instant(), null, Map.of("goal", "everything")));
        List<AttributionResult> expected = new ArrayList<>();
        Claim claim = store.pending().claim("test", 100_000, LEASE);
        List<AttributedConversion> attributed = attribute(store, claim);
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

    @Test
    default void oldRevisionsAreKeptOrDroppedByPolicy() {
        for (boolean keeps : new boolean[] {false, true}) {
            AttributionStore store = builder().keepsRevisions(keeps).open();
            String customer = "customer " + keeps;
            store.events().write(List.of(), List.of(buy("c" + keeps, customer, "2026-01-02T00:00:00Z", "10")));
            completeAll(store);
            store.events().write(List.of(touch("t" + keeps, customer, "2026-01-01T00:00:00Z")), List.of());
            completeAll(store);

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
}
