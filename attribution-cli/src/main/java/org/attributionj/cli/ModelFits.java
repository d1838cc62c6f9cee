package org.attributionj.cli;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.ChannelCredits;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.models.AttributionModels;
import org.attributionj.models.ModelDefinition;
import org.attributionj.models.fitted.FittedModel;

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
    List<Fitted> models() {
        List<Fitted> models = new ArrayList<>();
        for (ChosenModel model : chosen) {
            if (model.definition() instanceof ModelDefinition.Ready ready) {
                models.add(fitted(ready.model()));
            } else if (model.definition() instanceof ModelDefinition.Fittable<?> fittable) {
                models.add(fitted(fit(fittable)));
            }
        }
        return models;
    }

    private Fitted fitted(AttributionModel model) {
        Optional<ChannelCredits> channels =
                model instanceof FittedModel learned ? learned.channelCredits() : Optional.empty();
        return new Fitted(AttributionModels.transformed(model, transforms), channels);
    }

    /**
     * A model ready to credit journeys, and what it credits to channels over all of them, where it does.
     *
     * @param model sees transformed paths
     * @param channelCredits over the data of the fit
     */
    record Fitted(AttributionModel model, Optional<ChannelCredits> channelCredits) {}

    @SuppressWarnings("unchecked") // the run is that of this definition's own statistic
    private <T> AttributionModel fit(ModelDefinition.Fittable<T> fittable) {
        JourneyStatistic<?, ?> statistic = fittable.statistic(path, transforms);
        Run<?, T> run = (Run<?, T>) Objects.requireNonNull(runs.get(statistic), "every learned model has a run");
        return fittable.fit(run.result());
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
