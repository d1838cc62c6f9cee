package org.attributionj.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.fit.ModelChoice;
import org.attributionj.core.fit.ModelFits;
import org.attributionj.core.fit.SourceFit;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionResult;
import org.attributionj.core.model.AttributorGroup;
import org.attributionj.core.run.Manifests;
import org.attributionj.core.run.Run;
import org.attributionj.jdbc.AttributionStore;
import org.attributionj.jdbc.pending.AttributedConversion;
import org.attributionj.jdbc.pending.Claim;
import org.attributionj.jdbc.pending.ClaimedConversion;
import org.attributionj.jdbc.pending.Completion;

/** Attributes the conversions of a store that wait, under some models, and stores the results as one run. */
final class AttributePending {
    private static final int CLAIM = 1_000;
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final AttributionStore store;
    private final EventRun events;
    private final JourneyOptions journeys;
    private final Clock clock;

    AttributePending(AttributionStore store, EventRun events, JourneyOptions journeys, Clock clock) {
        this.store = store;
        this.events = events;
        this.journeys = journeys;
        this.clock = clock;
    }

    /** Attributes and stores, shows the results, and says how many there were. */
    String attribute(SourceFit fit, Consumer<AttributionResult> consumer) {
        Instant started = clock.instant();
        AttributorGroup attributors = AttributorGroup.of(
                fit.models().stream().map(ModelFits.Fitted::model).toList(), journeys.pathOf());
        JourneyAssembler assembler = events.storedEvents().assembler();
        Map<String, String> manifest = Manifests.of(assembler);
        manifest.put(
                "models",
                String.join(" ", fit.choices().stream().map(ModelChoice::label).toList()));
        String id = "attribute " + started;
        store.runs().put(new Run(id, started, null, manifest));
        long stored = 0;
        long superseded = 0;
        Claim claim = store.pending().claim("attribution command", CLAIM, LEASE);
        while (!claim.isEmpty()) {
            List<AttributedConversion> attributed = new ArrayList<>();
            Completion completion = complete(claim, assembler, attributors, attributed, id);
            stored += completion.stored().size();
            superseded += completion.superseded().size();
            attributed.forEach(one -> one.results().forEach(consumer));
            claim = store.pending().claim("attribution command", CLAIM, LEASE);
        }
        manifest.put("conversions", String.valueOf(stored));
        store.runs().put(new Run(id, started, clock.instant(), manifest));
        return "attributed: " + stored + " conversions under " + fit.choices().size() + " models; " + superseded
                + " changed meanwhile, " + store.pending().count() + " wait";
    }

    /** Whoever comes next need not wait for the lease of a claim that a model or the database did not let through. */
    private Completion complete(
            Claim claim,
            JourneyAssembler assembler,
            AttributorGroup attributors,
            List<AttributedConversion> attributed,
            String run) {
        boolean isComplete = false;
        try {
            attributed.addAll(attribute(claim, assembler, attributors));
            Completion completion = store.pending().complete(claim, attributed, run);
            isComplete = true;
            return completion;
        } finally {
            if (!isComplete) {
                store.pending().release(claim);
            }
        }
    }

    private List<AttributedConversion> attribute(Claim claim, JourneyAssembler assembler, AttributorGroup attributors) {
        Map<String, Journey> found = new HashMap<>();
        store.journeys()
                .forEachJourneyOf(
                        assembler,
                        claim.conversions().stream()
                                .map(ClaimedConversion::customer)
                                .toList(),
                        JourneySink.of(
                                JourneyKind.CREDITED,
                                journey -> found.put(
                                        Objects.requireNonNull(journey.conversion(), "conversion")
                                                .id(),
                                        journey)));
        List<AttributedConversion> attributed = new ArrayList<>();
        for (ClaimedConversion conversion : claim.conversions()) {
            Journey journey = found.get(conversion.id());
            List<AttributionResult> results = new ArrayList<>();
            if (journey != null) {
                results.addAll(attributors.attributeAll(journey));
            }
            attributed.add(new AttributedConversion(conversion, journey, results));
        }
        return attributed;
    }
}
