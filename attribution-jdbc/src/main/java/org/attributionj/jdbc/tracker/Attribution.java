package org.attributionj.jdbc.tracker;

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
import org.jspecify.annotations.Nullable;

/** Attributes claimed conversions under all models. Owns one attributor per model: one thread at a time. */
final class Attribution {
    private final AttributionStore store;
    private final CurrentModels models;

    /** The run whose models the attributors are of; null if they must be made anew. */
    private @Nullable String bound;

    private List<Attributor> attributors = List.of();

    Attribution(AttributionStore store, CurrentModels models) {
        this.store = store;
        this.models = models;
    }

    /** A conversion that has no results, and what a model or the database said. */
    record Failure(ClaimedConversion conversion, Throwable cause) {}

    /**
     * What came of the claimed conversions.
     *
     * @param run the run that the results belong to
     * @param attributed the conversions with results
     * @param failures the other ones
     */
    record Outcome(String run, List<AttributedConversion> attributed, List<Failure> failures) {}

    Outcome attribute(Claim claim) {
        CurrentModels.Edition edition = models.now();
        bind(edition);
        Map<String, ClaimedConversion> waiting = new HashMap<>();
        claim.conversions().forEach(conversion -> waiting.put(conversion.id(), conversion));
        Outcome outcome = new Outcome(edition.run(), new ArrayList<>(), new ArrayList<>());
        store.journeys()
                .forEachJourneyOf(
                        store.assembler(),
                        claim.conversions().stream()
                                .map(ClaimedConversion::customer)
                                .toList(),
                        JourneySink.of(JourneyKind.CREDITED, journey -> {
                            String id =
                                    Objects.requireNonNull(journey.conversion()).id();
                            ClaimedConversion conversion = waiting.remove(id);
                            if (conversion != null) {
                                attribute(conversion, journey, outcome);
                            }
                        }));
        for (ClaimedConversion conversion : claim.conversions()) {
            if (waiting.containsKey(conversion.id())) {
                outcome.attributed().add(new AttributedConversion(conversion, null, List.of()));
            }
        }
        return outcome;
    }

    private void attribute(ClaimedConversion conversion, Journey journey, Outcome outcome) {
        List<AttributionResult> results = new ArrayList<>();
        try {
            for (Attributor attributor : attributors) {
                results.addAll(attributor.attributeAll(journey));
            }
        } catch (RuntimeException | Error e) {
            // whatever it is, it is this conversion's: others must not wait for it
            outcome.failures().add(new Failure(conversion, e));
            // its scratch arrays may be half filled
            bound = null;
            return;
        }
        outcome.attributed().add(new AttributedConversion(conversion, journey, results));
    }

    private void bind(CurrentModels.Edition edition) {
        if (!edition.run().equals(bound)) {
            attributors = edition.models().stream().map(Attributor::new).toList();
            bound = edition.run();
        }
    }
}
