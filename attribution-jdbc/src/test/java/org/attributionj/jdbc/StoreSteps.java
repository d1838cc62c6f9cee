package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.Attributor;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.jdbc.pending.AttributedConversion;
import org.attributionj.jdbc.pending.Claim;
import org.attributionj.jdbc.pending.ClaimedConversion;
import org.attributionj.jdbc.result.CreditTotal;
import org.attributionj.jdbc.support.Period;

/** What the contracts of the store do again and again: attribute what waits, read all, add up. */
final class StoreSteps {
    static final AttributionModel LINEAR = AttributionModel.of("equal", (journey, weights) -> {
        for (int i = 0; i < journey.length(); i++) {
            weights[i] = 1;
        }
        return 0;
    });
    static final Duration LEASE = Duration.ofMinutes(1);
    static final JourneyAssembler ASSEMBLER = JourneyAssembler.standard().withGoal(Goal.everything());

    private StoreSteps() {}

    static PathTable paths(AttributionStore store) {
        return store.paths().refresh("main", ASSEMBLER, Dimension.CHANNEL, List.of());
    }

    static PathTable table(Events events) {
        return ASSEMBLER.assemble(events.touchpoints, events.conversions).fit().stream()
                .collect(PathTable.statistic(Dimension.CHANNEL, List.of()));
    }

    static void completeAll(AttributionStore store) {
        Claim claim = store.pending().claim("test", 100_000, LEASE);
        assertThat(store.pending()
                        .complete(claim, attribute(store, claim), null)
                        .superseded())
                .isEmpty();
    }

    /** The claimed conversions with their journeys and the results of one model. */
    static List<AttributedConversion> attribute(AttributionStore store, Claim claim) {
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

    static List<Journey> everything(AttributionStore store) {
        List<Journey> journeys = new ArrayList<>();
        store.journeys().forEachJourney(ASSEMBLER, Period.all(), JourneySink.of(JourneyKind.CREDITED, journeys::add));
        return journeys;
    }

    static List<Journey> journeys(Events events) {
        return ASSEMBLER.assemble(events.touchpoints, events.conversions).credited();
    }

    static BigDecimal total(Events events) {
        return events.conversions.stream()
                .map(conversion -> conversion.value().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal sum(List<CreditTotal> rows) {
        return rows.stream().map(row -> row.amount().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
