package org.attributionj.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.event.Customer;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.eval.bootstrap.CreditLevel;
import org.attributionj.eval.bootstrap.ModelBootstrap;
import org.attributionj.eval.bootstrap.Resampling;
import org.attributionj.eval.bootstrap.ShareIntervals;
import org.attributionj.models.ModelDefinition;

/** Collects the journeys that {@code compare --intervals} resamples, and bootstraps each model. */
final class Intervals {
    private final List<ChosenModel> models;
    private final List<PathTransform> transforms;
    private final Dimension by;
    private final CreditLevel level;
    private final Resampling resampling;
    private final JourneyTable fitted;
    private final JourneyTable credited;
    private final PathTable paths;
    private final List<Customer> population;

    Intervals(
            List<ChosenModel> models,
            JourneyOptions journeys,
            Dimension by,
            CompareCommand.Level level,
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
        for (ChosenModel model : models) {
            needs = needs.and(model.definition().needs());
        }
        fitted = JourneyTable.of(path, needs);
        credited = JourneyTable.of(path, by.equals(path) ? needs : needs.and(Needs.column(by)));
        paths = PathTable.of(path);
    }

    boolean haveFits() {
        return models.stream().anyMatch(model -> model.definition() instanceof ModelDefinition.Fittable<?>);
    }

    /** Takes a journey that models are fitted to. */
    void addFitted(Journey journey) {
        fitted.add(journey);
    }

    /** Takes a journey that models credit. */
    void addCredited(Journey journey) {
        credited.add(journey);
    }

    /** Takes a row of a path table. */
    void add(JourneyView path) {
        paths.add(path);
    }

    /** The intervals of the models that the comparison shows, by their labels, resampling customers. */
    Map<String, ShareIntervals> ofCustomers(List<String> shown) {
        return of(
                shown,
                haveFits()
                        ? ModelBootstrap.of(fitted, resampling)
                                .withCredited(credited)
                                .withPopulation(population)
                        : ModelBootstrap.of(credited, resampling));
    }

    /** The same, resampling the journeys of a path table. */
    Map<String, ShareIntervals> ofPaths(List<String> shown) {
        return of(shown, ModelBootstrap.of(paths, resampling));
    }

    private Map<String, ShareIntervals> of(List<String> shown, ModelBootstrap bootstrap) {
        Map<String, ShareIntervals> intervals = new LinkedHashMap<>();
        for (ChosenModel model : models) {
            if (shown.contains(model.label())) {
                intervals.put(
                        model.label(),
                        bootstrap
                                .replicates(model.definition(), by, transforms, level)
                                .intervals());
            }
        }
        return intervals;
    }
}
