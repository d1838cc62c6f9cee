package org.attributionj.models;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.event.Customer;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.models.fitted.FittedModel;
import org.attributionj.models.internal.Checks;

/**
 * Fits all of some models that have to be fitted, in one pass over the journeys. Models that are fitted from equal
 * statistics share one; models that are ready pass through. One thread at a time.
 *
 * <pre>{@code
 * ModelFits fits = new ModelFits(definitions, Dimension.CHANNEL, List.of());
 * if (fits.areNeeded()) {
 *     journeys.forEach(fits::add);
 * }
 * List<ModelFits.Fitted> models = fits.models();
 * }</pre>
 */
public final class ModelFits {
    private final ImmutableList<ModelDefinition> definitions;
    private final Dimension path;
    private final ImmutableList<PathTransform> transforms;
    private final ImmutableList<Customer> population;
    private final Map<JourneyStatistic<?, ?>, Run<?, ?>> runs = new LinkedHashMap<>();

    /**
     * Fits that have seen no journey.
     *
     * @param definitions the models
     * @param path what paths are made of
     * @param transforms what is done to a path before it is fitted or weighed
     * @throws IllegalArgumentException if a model cannot be fitted to transformed paths
     */
    public ModelFits(List<? extends ModelDefinition> definitions, Dimension path, List<PathTransform> transforms) {
        this(definitions, path, transforms, ImmutableList.of());
    }

    /**
     * Fits that have seen no journey, and that experiments correct where the models can be corrected.
     *
     * @param definitions the models
     * @param path what paths are made of
     * @param transforms what is done to a path before it is fitted or weighed
     * @param population the customers with their arms of hold-outs, those without a journey included; perhaps none
     * @throws IllegalArgumentException if a model cannot be fitted to transformed paths
     */
    public ModelFits(
            List<? extends ModelDefinition> definitions,
            Dimension path,
            List<PathTransform> transforms,
            Collection<Customer> population) {
        this.population = ImmutableList.copyOf(population);
        this.definitions = ImmutableList.copyOf(definitions);
        this.path = Checks.notNull(path, "path");
        this.transforms = ImmutableList.copyOf(transforms);
        for (ModelDefinition definition : this.definitions) {
            if (definition instanceof ModelDefinition.Fittable<?> fittable) {
                runs.computeIfAbsent(fittable.statistic(path, transforms), Run::new);
            }
        }
    }

    /**
     * Whether there is a model to fit.
     *
     * @return false if journeys need not be passed at all
     */
    public boolean areNeeded() {
        return !runs.isEmpty();
    }

    /**
     * Adds a journey to the data of all fits.
     *
     * @param journey a journey, converting or open; disjoint from the others
     */
    public void add(Journey journey) {
        runs.values().forEach(run -> run.add(journey));
    }

    /**
     * Adds a journey to the data of all fits.
     *
     * @param journey a journey, converting or open; disjoint from the others
     */
    public void add(JourneyView journey) {
        runs.values().forEach(run -> run.add(journey));
    }

    /**
     * What was added, by distinct path, if a fit has collected it so: whoever can do with paths need not go through the
     * journeys once more.
     *
     * @return the table that the fits share, to be read only; nothing if no fit has one, or transforms change the paths
     */
    public Optional<PathTable> pathTable() {
        if (!transforms.isEmpty()) {
            return Optional.empty();
        }
        return runs.values().stream()
                .map(Run::seen)
                .flatMap(seen -> seen instanceof PathTable table ? Stream.of(table) : Stream.empty())
                .findFirst();
    }

    /**
     * Fits the models to what was added.
     *
     * @return one model per definition, in their order
     */
    public ImmutableList<Fitted> models() {
        ImmutableList.Builder<Fitted> models = ImmutableList.builder();
        for (ModelDefinition definition : definitions) {
            if (definition instanceof ModelDefinition.Ready ready) {
                models.add(fitted(ready.model()));
            } else if (definition instanceof ModelDefinition.Fittable<?> fittable) {
                models.add(fitted(fit(fittable)));
            }
        }
        return models.build();
    }

    private Fitted fitted(AttributionModel model) {
        Optional<ChannelCredits> channels =
                model instanceof FittedModel learned ? learned.channelCredits() : Optional.empty();
        return new Fitted(AttributionModels.transformed(model, transforms), channels, model.notes());
    }

    /**
     * A model ready to credit journeys, and what it credits to channels over all of them, where it does.
     *
     * @param model sees transformed paths
     * @param channelCredits over the data of the fit
     * @param notes what to tell whoever uses the model: warnings, and what experiments corrected
     */
    public record Fitted(AttributionModel model, Optional<ChannelCredits> channelCredits, List<String> notes) {

        /**
         * Validates the components.
         *
         * @throws NullPointerException if a component is null
         */
        public Fitted {
            Checks.notNull(model, "model");
            Checks.notNull(channelCredits, "channelCredits");
            notes = ImmutableList.copyOf(notes);
        }
    }

    @SuppressWarnings("unchecked") // the run is that of this definition's own statistic
    private <T> AttributionModel fit(ModelDefinition.Fittable<T> fittable) {
        JourneyStatistic<?, T> statistic = fittable.statistic(path, transforms);
        Run<?, T> run = (Run<?, T>) Objects.requireNonNull(runs.get(statistic), "every learned model has a run");
        return fittable.fit(run.result(), population);
    }

    /** A statistic and what it has seen. */
    private static final class Run<A extends Serializable, R> {
        private final JourneyStatistic<A, R> statistic;
        private final A seen;

        Run(JourneyStatistic<A, R> statistic) {
            this.statistic = statistic;
            seen = statistic.newAccumulator();
        }

        A seen() {
            return seen;
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
