package org.attributionj.models;

import static org.attributionj.models.internal.Checks.notNull;

import java.util.Collection;
import java.util.List;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.event.Customer;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.models.auto.HoldoutEvidence;

/**
 * What the text form of a model stands for: a model that can credit journeys at once, or one that has to be fitted first.
 * Definitions are immutable and thread-safe.
 *
 * <pre>{@code
 * if (definition instanceof ModelDefinition.Ready ready) {
 *     use(ready.model());
 * } else if (definition instanceof ModelDefinition.Fittable<?> fittable) {
 *     use(fit(fittable, journeys)); // one pass of fittable.statistic(...), then fittable.fit(...)
 * }
 * }</pre>
 */
public sealed interface ModelDefinition permits ModelDefinition.Ready, ModelDefinition.Fittable {

    /**
     * The canonical text form.
     *
     * @return the name with its options
     */
    String name();

    /**
     * What the model, and its fit if there is one, need of the data besides the path.
     *
     * @return the needs
     */
    Needs needs();

    /**
     * A model that needs no fit.
     *
     * @param model the model
     */
    record Ready(AttributionModel model) implements ModelDefinition {

        /**
         * Validates the components.
         *
         * @throws NullPointerException if the model is null
         */
        public Ready {
            notNull(model, "model");
        }

        @Override
        public String name() {
            return model.name();
        }

        @Override
        public Needs needs() {
            return model.needs();
        }
    }

    /**
     * A model that is learned from journeys: one pass of a statistic gives its data, the data give the model. Models that
     * fit from equal statistics share one pass.
     *
     * @param <T> the data that it is fitted from
     */
    non-sealed interface Fittable<T> extends ModelDefinition {

        /**
         * What to compute from the journeys to fit from.
         *
         * @param path what paths are made of
         * @param transforms what is done to a path before it is fitted; the fitted model weighs paths so transformed
         * @return a statistic; equal ones give equal data
         */
        JourneyStatistic<?, T> statistic(Dimension path, List<PathTransform> transforms);

        /**
         * Fits the model.
         *
         * @param data the statistic's result
         * @return the fitted model
         */
        AttributionModel fit(T data);

        /**
         * Fits the model, and corrects it by the randomised hold-outs of a population where the model can be corrected by
         * experiments; other models are fitted as if there were none.
         *
         * @param data the statistic's result
         * @param population the customers of the experiments with their arms, those without a journey included; perhaps none
         * @return the fitted model
         * @throws IllegalArgumentException if a customer occurs twice
         */
        default AttributionModel fit(T data, Collection<Customer> population) {
            return fit(data, population, HoldoutEvidence.WEIGHED);
        }

        /**
         * The same, by the experiments alone if asked for. What a model that can be corrected implements.
         *
         * @param data the statistic's result
         * @param population the customers of the experiments with their arms, those without a journey included; perhaps none
         * @param evidence whether the model's own answer weighs in
         * @return the fitted model
         * @throws IllegalArgumentException if a customer occurs twice
         */
        default AttributionModel fit(T data, Collection<Customer> population, HoldoutEvidence evidence) {
            return fit(data);
        }
    }
}
