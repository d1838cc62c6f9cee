package org.attributionj.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.assembly.JourneySource;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.event.Customer;
import org.attributionj.core.fit.ModelChoice;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.fit.ModelFailure;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.eval.bootstrap.CreditLevel;
import org.attributionj.eval.bootstrap.ModelBootstrap;
import org.attributionj.eval.bootstrap.Resampling;
import org.attributionj.eval.bootstrap.ShareIntervals;
import org.attributionj.models.Comparison;

/** Collects the journeys that {@code compare --intervals} resamples, and bootstraps each model. */
final class Intervals {
    private final List<ModelChoice> models;
    private final List<PathTransform> transforms;
    private final Dimension by;
    private final CreditLevel level;
    private final Resampling resampling;
    private final JourneyTable fitted;
    private final JourneyTable credited;
    private final PathTable paths;
    private final List<Customer> population;

    Intervals(
            List<ModelChoice> models,
            JourneyOptions journeys,
            Dimension by,
            Comparison.Level level,
            Resampling resampling,
            List<Customer> population) {
        this.population = population;
        this.models = models;
        this.by = by;
        this.level = CreditLevel.valueOf(level.name());
        this.resampling = resampling;
        transforms = journeys.transforms();
        Dimension path = journeys.pathOf();
        Needs needs = Needs.NOTHING;
        for (ModelChoice model : models) {
            needs = needs.and(model.definition().needs());
        }
        fitted = JourneyTable.of(path, needs);
        credited = JourneyTable.of(path, by.equals(path) ? needs : needs.and(Needs.column(by)));
        paths = PathTable.of(path);
    }

    private boolean haveFits() {
        return models.stream().anyMatch(model -> model.definition() instanceof ModelDefinition.Fittable<?>);
    }

    /** Takes a row of a path table. */
    void add(JourneyView path) {
        paths.add(path);
    }

    /** The intervals of the models that the comparison shows, by their labels, resampling customers. */
    Map<String, ShareIntervals> of(JourneySource source, List<String> shown, Shortfalls shortfalls) {
        source.assemble(JourneySink.of(JourneyKind.CREDITED, credited::add));
        if (!haveFits()) {
            return of(shown, ModelBootstrap.of(credited, resampling), shortfalls);
        }
        source.assemble(JourneySink.of(JourneyKind.FIT, fitted::add));
        return of(
                shown,
                ModelBootstrap.of(fitted, resampling).withCredited(credited).withPopulation(population),
                shortfalls);
    }

    /** The same, resampling the journeys of a path table. */
    Map<String, ShareIntervals> ofPaths(List<String> shown, Shortfalls shortfalls) {
        return of(shown, ModelBootstrap.of(paths, resampling), shortfalls);
    }

    /** A model that cannot be resampled has no intervals; the others have theirs. */
    private Map<String, ShareIntervals> of(List<String> shown, ModelBootstrap bootstrap, Shortfalls shortfalls) {
        Map<String, ShareIntervals> intervals = new LinkedHashMap<>();
        for (ModelChoice model : models) {
            if (shown.contains(model.label())) {
                try {
                    intervals.put(
                            model.label(),
                            bootstrap
                                    .replicates(model.definition(), by, transforms, level)
                                    .intervals());
                } catch (RuntimeException e) {
                    shortfalls.add("intervals of " + new ModelFailure(model.label(), e));
                }
            }
        }
        return intervals;
    }
}
