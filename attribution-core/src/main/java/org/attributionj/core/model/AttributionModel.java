package org.attributionj.core.model;

import java.io.Serializable;
import java.util.List;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.journey.Journey;

/**
 * A rule, learned or given, by which touchpoints share the credit of a conversion.
 *
 * <p>A model only weighs; it does no arithmetic on money and divides by no sum. It is bound once to a schema and then hands
 * out kernels, one per thread. Models are immutable values: thread-safe, serialisable, equal if they weigh alike.
 *
 * <p>A model of one's own is one lambda:
 *
 * <pre>{@code
 * AttributionModel mine = AttributionModel.of("later-is-better", (journey, weights) -> {
 *     for (int i = 0; i < journey.length(); i++) {
 *         weights[i] = i + 1;
 *     }
 *     return 0; // no baseline
 * });
 * }</pre>
 */
public interface AttributionModel extends Serializable {

    /**
     * The model's text form, options included, such as {@code time-decay:half-life=7d}.
     *
     * @return the name
     */
    String name();

    /**
     * What the model needs of the data besides the path.
     *
     * @return the needs; nothing unless the model says otherwise
     */
    default Needs needs() {
        return Needs.NOTHING;
    }

    /**
     * What whoever uses the model ought to be told at once: what it was fitted to, how that ended, what it cannot know, and what
     * experiments corrected. A program prints it beside the results. A model made of others passes on what they say.
     *
     * @return sentences, about five at most; none if nothing was learned
     */
    default List<String> notes() {
        return List.of();
    }

    /**
     * What the model was fitted to, if it was: it refuses other paths when it is bound, and conversions of another goal when
     * it credits. A model made of others passes on what they were fitted to.
     *
     * @return the scope; {@link FitScope#UNKNOWN} unless the model says otherwise
     */
    default FitScope scope() {
        return FitScope.UNKNOWN;
    }

    /**
     * Compiles the model against dictionaries and columns.
     *
     * @param schema the schema of the journeys to weigh
     * @return the bound model
     * @throws org.attributionj.core.columnar.MissingDataException if the schema lacks something that the model needs
     * @throws IllegalArgumentException if the model was fitted to other paths
     */
    BoundModel bind(JourneySchema schema);

    /**
     * Credits one conversion. For many journeys, an {@link Attributor} does the same with less work each.
     *
     * @param journey a converting journey
     * @return the credits, which with the baseline and the unattributed part add up to the conversion's value exactly
     * @throws IllegalArgumentException if the journey is open
     * @throws IllegalStateException if the model breaks its contract (a negative weight, say)
     */
    default AttributionResult attribute(Journey journey) {
        return new Attributor(this).attribute(journey);
    }

    /**
     * A model from a lambda, which needs nothing but the path.
     *
     * @param name the name
     * @param kernel weighs a journey; it is shared by all threads, so it keeps no state
     * @return the model
     * @throws IllegalArgumentException if the name is blank
     */
    static AttributionModel of(String name, StatelessKernel kernel) {
        return of(name, Needs.NOTHING, kernel);
    }

    /**
     * A model from a lambda.
     *
     * @param name the name
     * @param needs what the lambda reads besides the path
     * @param kernel weighs a journey; it is shared by all threads, so it keeps no state
     * @return the model
     * @throws IllegalArgumentException if the name is blank
     */
    static AttributionModel of(String name, Needs needs, StatelessKernel kernel) {
        return new LambdaModel(name, needs, kernel, new AttributorCache());
    }

    /** A kernel without state, which all threads may share and which can be serialised with its model. */
    @FunctionalInterface
    interface StatelessKernel extends Kernel, Serializable {}
}
