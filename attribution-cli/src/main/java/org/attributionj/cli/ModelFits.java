package org.attributionj.cli;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.models.AttributionModels;
import org.attributionj.models.ModelDefinition;

/** Fits the models that have to be, in one pass over the journeys; models that are fitted from equal statistics share one. */
final class ModelFits {
    private final List<ChosenModel> chosen;
    private final Dimension path;
    private final List<PathTransform> transforms;
    private final Map<JourneyStatistic<?, ?>, Run<?, ?>> runs = new LinkedHashMap<>();

    ModelFits(List<ChosenModel> chosen, Dimension path, List<PathTransform> transforms) {
        this.chosen = chosen;
        this.path = path;
        this.transforms = transforms;
        for (ChosenModel model : chosen) {
            if (model.definition() instanceof ModelDefinition.Fittable<?> fittable) {
                runs.computeIfAbsent(fittable.statistic(path, transforms), Run::new);
            }
        }
    }

    boolean areNeeded() {
        return !runs.isEmpty();
    }

    void add(Journey journey) {
        runs.values().forEach(run -> run.add(journey));
    }

    void add(JourneyView journey) {
        runs.values().forEach(run -> run.add(journey));
    }

    /** The models in the order in which they were chosen. */
    List<AttributionModel> models() {
        Map<JourneyStatistic<?, ?>, Object> results = new LinkedHashMap<>();
        runs.forEach((statistic, run) -> results.put(statistic, run.result()));
        List<AttributionModel> models = new ArrayList<>();
        for (ChosenModel model : chosen) {
            if (model.definition() instanceof ModelDefinition.Ready ready) {
                models.add(AttributionModels.transformed(ready.model(), transforms));
            } else if (model.definition() instanceof ModelDefinition.Fittable<?> fittable) {
                models.add(AttributionModels.transformed(fit(fittable, results), transforms));
            }
        }
        return models;
    }

    @SuppressWarnings("unchecked") // the result is that of this definition's own statistic
    private <T> AttributionModel fit(ModelDefinition.Fittable<T> fittable, Map<JourneyStatistic<?, ?>, Object> results) {
        return fittable.fit((T) results.get(fittable.statistic(path, transforms)));
    }

    /** A statistic and what it has seen. */
    private static final class Run<A extends Serializable, R> {
        private final JourneyStatistic<A, R> statistic;
        private final A seen;

        Run(JourneyStatistic<A, R> statistic) {
            this.statistic = statistic;
            seen = statistic.newAccumulator();
        }

        void add(Journey journey) {
            statistic.add(seen, journey);
        }

        void add(JourneyView journey) {
            statistic.add(seen, journey);
        }

        R result() {
            return statistic.finish(seen);
        }
    }
}
