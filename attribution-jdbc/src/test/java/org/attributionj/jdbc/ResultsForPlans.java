package org.attributionj.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.Attributor;
import org.attributionj.jdbc.pending.AttributedConversion;
import org.attributionj.jdbc.pending.Claim;
import org.attributionj.jdbc.pending.ClaimedConversion;

/** Results of all that waits but a few: plans differ on empty tables, and when everything waits. */
final class ResultsForPlans {
    private ResultsForPlans() {}

    static void fill(AttributionStore store) {
        Attributor attributor = new Attributor(AttributionModel.of("all", (journey, weights) -> {
            for (int i = 0; i < journey.length(); i++) {
                weights[i] = 1;
            }
            return 0;
        }));
        Claim claim = store.pending().claim("test", (int) store.pending().count() - 20, Duration.ofHours(1));
        Map<String, Journey> journeys = new TreeMap<>();
        store.journeys()
                .forEachJourneyOf(
                        store.assembler(),
                        claim.conversions().stream()
                                .map(ClaimedConversion::customer)
                                .toList(),
                        JourneySink.of(
                                JourneyKind.CREDITED,
                                journey -> journeys.put(journey.conversion().id(), journey)));
        List<AttributedConversion> attributed = new ArrayList<>();
        claim.conversions()
                .forEach(one -> attributed.add(new AttributedConversion(
                        one, journeys.get(one.id()), attributor.attributeAll(journeys.get(one.id())))));
        store.pending().complete(claim, attributed, null);
    }
}
