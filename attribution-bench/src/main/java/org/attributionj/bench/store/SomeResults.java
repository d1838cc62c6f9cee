package org.attributionj.bench.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionResult;
import org.attributionj.core.model.Attributor;
import org.attributionj.jdbc.AttributionStore;
import org.attributionj.jdbc.pending.AttributedConversion;
import org.attributionj.jdbc.pending.Claim;
import org.attributionj.jdbc.pending.ClaimedConversion;

/** Attributes a number of the conversions that wait, and no more, which a tracker would not stop at. */
final class SomeResults {
    private static final int CLAIM = 500;
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final AttributionStore store;
    private final List<Attributor> attributors =
            Workload.SIX_MODELS.stream().map(Attributor::new).toList();

    SomeResults(AttributionStore store) {
        this.store = store;
    }

    /** Returns how many have results now. */
    int attribute(int most) {
        int stored = 0;
        while (stored < most) {
            Claim claim = store.pending().claim("bench", CLAIM, LEASE);
            if (claim.isEmpty()) {
                break;
            }
            stored += store.pending()
                    .complete(claim, attributed(claim), null)
                    .stored()
                    .size();
        }
        return stored;
    }

    private List<AttributedConversion> attributed(Claim claim) {
        Map<String, Journey> journeys = new HashMap<>();
        store.journeys()
                .forEachJourneyOf(
                        Workload.ASSEMBLER,
                        claim.conversions().stream()
                                .map(ClaimedConversion::customer)
                                .toList(),
                        JourneySink.of(
                                JourneyKind.CREDITED,
                                journey -> journeys.put(
                                        Objects.requireNonNull(journey.conversion())
                                                .id(),
                                        journey)));
        List<AttributedConversion> attributed = new ArrayList<>();
        for (ClaimedConversion conversion : claim.conversions()) {
            Journey journey = journeys.get(conversion.id());
            List<AttributionResult> results = new ArrayList<>();
            if (journey != null) {
                attributors.forEach(attributor -> results.addAll(attributor.attributeAll(journey)));
            }
            attributed.add(new AttributedConversion(conversion, journey, results));
        }
        return attributed;
    }
}
