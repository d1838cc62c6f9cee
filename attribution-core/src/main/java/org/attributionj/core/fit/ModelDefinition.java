package org.attributionj.core.fit;

import static org.attributionj.core.internal.Checks.notNull;

import java.io.Serializable;
import java.util.List;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.JourneyStatistic;

/**
 * What the text form of a model stands for: a model that can credit journeys at once, or one that has to be fitted first.
 * Definitions are immutable, thread-safe and serialisable; equal ones stand for equal models.
 *
 * <pre>{@code
 * if (definition instanceof ModelDefinition.Ready ready) {
 *     use(ready.model());
 * } else if (definition instanceof ModelDefinition.Fittable<?> fittable) {
 *     use(fit(fittable, journeys)); // one pass of fittable.statistic(...), then fittable.fit(...)
 * }
 * }</pre>
 *
 * <p>{@link ModelFits} does this for many definitions in one pass.
 */
public sealed interface ModelDefinition extends Serializable permits ModelDefinition.Ready, ModelDefinition.Fittable {

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
         * What fitting is expected to cost. Much cheaper to tell than to fit.
         *
         * @param data the statistic's result
         * @return the cost; {@link FitCost#LINEAR} where it needs no word
         */
        default FitCost cost(T data) {
            return FitCost.LINEAR;
        }

        /**
         * How long fitting may be expected to take: a run refuses what would take longer.
         *
         * @return minutes, more than 0; {@link FitCost#MOST_MINUTES} unless the model's option {@code max-minutes} says otherwise
         */
        default double mostMinutes() {
            return FitCost.MOST_MINUTES;
        }

        /**
         * Fits the model. One that rests on another asks the run for that, which fits it once for all who ask.
         *
         * @param data the statistic's result
         * @param run the other fits to the same journeys, and the experiments to correct models by; a model that cannot be
         *     corrected is fitted as if there were none
         * @return the fitted model
         * @throws IllegalArgumentException if a customer of the experiments occurs twice
         */
        AttributionModel fit(T data, FitRun run);

        /**
         * Fits the model alone, without experiments.
         *
         * @param data the statistic's result
         * @return the fitted model
         */
        default AttributionModel fit(T data) {
            return FitRun.alone().fit(this, data);
        }
    }
}
