package org.attributionj.core.fit;

import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.event.Customer;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.journey.LookbackWindows;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.FitScope;
import org.attributionj.core.model.TransformedModel;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.path.PathTable;
import org.jspecify.annotations.Nullable;

/**
 * Fits all of some models that have to be fitted, in one pass over the journeys, as a statistic: parts of the journeys give
 * accumulators that serialise and merge. Models that are fitted from equal statistics share one, models that rest on the
 * same fit share that, and models that are ready pass through. Immutable and thread-safe.
 *
 * <pre>{@code
 * List<ModelFits.Fitted> models = assembly.fit().stream().collect(ModelFits.of(definitions, Dimension.CHANNEL));
 * }</pre>
 */
public final class ModelFits implements JourneyStatistic<FitData, List<ModelFits.Fitted>> {
    private static final long serialVersionUID = 1L;

    private final ImmutableList<ModelDefinition> definitions;
    private final FitScope scope;
    private final Dimension path;
    private final ImmutableList<Customer> population;
    private final ImmutableList<JourneyStatistic<?, ?>> statistics;

    private ModelFits(
            List<? extends ModelDefinition> definitions,
            Dimension path,
            FitScope scope,
            Collection<Customer> population) {
        this.definitions = ImmutableList.copyOf(definitions);
        this.path = notNull(path, "path");
        this.scope = scope;
        this.population = ImmutableList.copyOf(population);
        Set<JourneyStatistic<?, ?>> distinct = new LinkedHashSet<>();
        for (ModelDefinition definition : this.definitions) {
            if (definition instanceof ModelDefinition.Fittable<?> fittable) {
                distinct.add(fittable.statistic(path, scope.transforms()));
            }
        }
        statistics = ImmutableList.copyOf(distinct);
    }

    /**
     * Fits to paths as they are.
     *
     * @param definitions the models
     * @param path what paths are made of
     * @return the fits
     */
    public static ModelFits of(List<? extends ModelDefinition> definitions, Dimension path) {
        return of(definitions, path, ImmutableList.of());
    }

    /**
     * Fits to transformed paths.
     *
     * @param definitions the models
     * @param path what paths are made of
     * @param transforms what is done to a path before it is fitted or weighed
     * @return the fits
     * @throws IllegalArgumentException if a model cannot be fitted to transformed paths
     */
    public static ModelFits of(
            List<? extends ModelDefinition> definitions, Dimension path, List<PathTransform> transforms) {
        return new ModelFits(definitions, path, FitScope.of(path, transforms), ImmutableList.of());
    }

    /**
     * The same for journeys of which more is known. The models remember it.
     *
     * @param goal the conversions that the journeys are about; null if unknown
     * @param windows how far the journeys look back; null if unknown
     * @return changed fits
     */
    public ModelFits about(@Nullable Goal goal, @Nullable LookbackWindows windows) {
        return new ModelFits(definitions, path, scope.withGoal(goal).withWindows(windows), population);
    }

    /**
     * The same, corrected by the randomised hold-outs of a population where models can be corrected.
     *
     * @param customers the customers with their arms of hold-outs, those without a journey included; perhaps none
     * @return changed fits
     */
    public ModelFits correctedBy(Collection<Customer> customers) {
        return new ModelFits(definitions, path, scope, customers);
    }

    /**
     * Whether there is a model to fit.
     *
     * @return false if journeys need not be passed at all
     */
    public boolean areNeeded() {
        return !statistics.isEmpty();
    }

    @Override
    public FitData newAccumulator() {
        return new FitData(statistics);
    }

    /** Adds a journey, converting or open, disjoint from the others. */
    @Override
    public void add(FitData accumulator, Journey journey) {
        accumulator.add(notNull(journey, "journey"));
    }

    /** Adds a journey, converting or open, disjoint from the others. */
    @Override
    public void add(FitData accumulator, JourneyView journey) {
        accumulator.add(notNull(journey, "journey"));
    }

    @Override
    public FitData merge(FitData left, FitData right) {
        left.merge(right);
        return left;
    }

    /**
     * What was added, by distinct path, if a fit has collected it so: whoever can do with paths need not go through the
     * journeys once more.
     *
     * @param data the journeys
     * @return the table that the fits share, to be read only; nothing if no fit has one, or transforms change the paths
     */
    public Optional<PathTable> pathTable(FitData data) {
        return scope.transforms().isEmpty() ? data.pathTable() : Optional.empty();
    }

    /**
     * What to tell before {@link #finish} starts: which models will take their time, and why.
     *
     * @param data what was added
     * @return sentences, one per model whose expected cost is notable
     */
    public List<String> expected(FitData data) {
        ImmutableList.Builder<String> told = ImmutableList.builder();
        for (ModelDefinition definition : definitions) {
            if (definition instanceof ModelDefinition.Fittable<?> fittable) {
                FitCost cost = cost(fittable, data);
                if (cost.isNotable()) {
                    told.add(fittable.name() + " is expected to take " + cost);
                }
            }
        }
        return told.build();
    }

    private <T> FitCost cost(ModelDefinition.Fittable<T> fittable, FitData data) {
        return fittable.cost(data.result(fittable.statistic(path, scope.transforms())));
    }

    /**
     * Fits the models to what was added.
     *
     * @return one model per definition, in their order
     */
    @Override
    public List<Fitted> finish(FitData accumulator) {
        FitRun run = newRun();
        return definitions.stream()
                .map(definition -> fitted(definition, accumulator, run))
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * Fits the models to what was added, each on its own account: one that cannot be fitted costs nothing but itself.
     *
     * @param accumulator the journeys
     * @return one attempt per definition, in their order
     */
    public List<Attempt> attempt(FitData accumulator) {
        FitRun run = newRun();
        return definitions.stream()
                .map(definition -> attempt(definition, accumulator, run))
                .collect(ImmutableList.toImmutableList());
    }

    private Attempt attempt(ModelDefinition definition, FitData data, FitRun run) {
        try {
            return new Attempt(Optional.of(fitted(definition, data, run)), Optional.empty());
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            return new Attempt(Optional.empty(), Optional.of(e));
        }
    }

    private FitRun newRun() {
        return FitRun.corrected(scope, population, HoldoutEvidence.WEIGHED);
    }

    private Fitted fitted(ModelDefinition definition, FitData data, FitRun run) {
        if (definition instanceof ModelDefinition.Ready ready) {
            return fitted(ready.model());
        }
        return fitted(fit((ModelDefinition.Fittable<?>) definition, data, run));
    }

    private <T> AttributionModel fit(ModelDefinition.Fittable<T> fittable, FitData data, FitRun run) {
        return run.fit(fittable, data.result(fittable.statistic(path, scope.transforms())));
    }

    private Fitted fitted(AttributionModel model) {
        Optional<ChannelCredits> channels =
                model instanceof FittedModel learned ? learned.channelCredits() : Optional.empty();
        AttributionModel onSteps =
                scope.transforms().isEmpty() ? model : new TransformedModel(model, scope.transforms());
        return new Fitted(onSteps, channels, model.notes());
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
            notNull(model, "model");
            notNull(channelCredits, "channelCredits");
            notes = ImmutableList.copyOf(notes);
        }
    }

    /**
     * What came of fitting one model.
     *
     * @param fitted the model; nothing if it could not be fitted
     * @param failure why not; nothing if it was fitted
     */
    public record Attempt(Optional<Fitted> fitted, Optional<Throwable> failure) {

        /**
         * Validates the components.
         *
         * @throws NullPointerException if a component is null
         */
        public Attempt {
            notNull(fitted, "fitted");
            notNull(failure, "failure");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ModelFits that
                && definitions.equals(that.definitions)
                && scope.equals(that.scope)
                && population.equals(that.population);
    }

    @Override
    public int hashCode() {
        return 31 * definitions.hashCode() + scope.hashCode();
    }

    /** The models. */
    @Override
    public String toString() {
        return "ModelFits of " + definitions.stream().map(ModelDefinition::name).toList();
    }
}
