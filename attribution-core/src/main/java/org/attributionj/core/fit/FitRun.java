package org.attributionj.core.fit;

import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.core.event.Customer;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.FitScope;

/**
 * Fits to the data of the same journeys: whatever is asked for twice is fitted once. Every fitted model leaves it with the
 * scope of the run. One thread at a time.
 */
public final class FitRun {
    private final FitScope scope;
    private final ImmutableList<Customer> population;
    private final HoldoutEvidence evidence;
    private final Map<ModelDefinition, AttributionModel> known = new HashMap<>();
    private final FitRun plain;

    private FitRun(FitScope scope, Collection<Customer> population, HoldoutEvidence evidence) {
        this.scope = notNull(scope, "scope");
        this.population = ImmutableList.copyOf(population);
        this.evidence = notNull(evidence, "evidence");
        plain = population.isEmpty() ? this : new FitRun(scope, ImmutableList.of(), evidence);
    }

    /**
     * A run that knows nothing of the journeys, and has no experiments.
     *
     * @return a run
     */
    public static FitRun alone() {
        return of(FitScope.UNKNOWN);
    }

    /**
     * A run without experiments.
     *
     * @param scope what is known of the journeys
     * @return a run
     */
    public static FitRun of(FitScope scope) {
        return new FitRun(scope, ImmutableList.of(), HoldoutEvidence.WEIGHED);
    }

    /**
     * A run that corrects models by experiments, those that can be corrected.
     *
     * @param scope what is known of the journeys
     * @param population the customers of the experiments with their arms, those without a journey included; perhaps none
     * @param evidence whether a model's own answer weighs in
     * @return a run
     */
    public static FitRun corrected(FitScope scope, Collection<Customer> population, HoldoutEvidence evidence) {
        return new FitRun(scope, population, evidence);
    }

    /**
     * Fits a model, unless this run has done so.
     *
     * @param <T> the data that it is fitted from
     * @param definition the model
     * @param data the result of the definition's statistic over the journeys of this run
     * @return the fitted model, which remembers the scope of the run
     * @throws IllegalArgumentException if the fit is expected to take longer than the definition allows
     */
    public <T> AttributionModel fit(ModelDefinition.Fittable<T> definition, T data) {
        AttributionModel fitted = known.get(notNull(definition, "definition"));
        if (fitted == null) {
            definition.cost(data).requireAtMost(definition.name(), definition.mostMinutes());
            fitted = FittedModel.remembering(definition.fit(data, this), scope);
            known.put(definition, fitted);
        }
        return fitted;
    }

    /**
     * The same journeys without the experiments.
     *
     * @return a run that shares its fits with all who ask this one; this run if it has no experiments
     */
    public FitRun withoutExperiments() {
        return plain;
    }

    /**
     * The customers of the experiments.
     *
     * @return the customers with their arms; none if there is nothing to correct by
     */
    public List<Customer> population() {
        return population;
    }

    /**
     * Whether a model's own answer weighs in where an experiment corrects it.
     *
     * @return the rule
     */
    public HoldoutEvidence evidence() {
        return evidence;
    }
}
