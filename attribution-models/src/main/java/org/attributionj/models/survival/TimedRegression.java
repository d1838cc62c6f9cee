package org.attributionj.models.survival;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.inRange;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.List;

/**
 * A survival regression in continuous time with one decay for all channels, as plain data:
 *
 * <pre>
 *   log lambda(t) = a + sum over channels of b_c sum over the touches of c before t of exp(-decay (t - t_i))
 * </pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param decay per day, 0 or more; at 0 nothing is forgotten
 * @param shape how strongly the effects were drawn to one size: the shape of their gamma prior, above 0
 * @param intercept a, the logarithm of the intensity per day without touchpoints
 * @param effects b_c, what a fresh touch adds to the log-intensity, 0 or more; one per channel of the data, these sorted
 * @param logLikelihood the log-likelihood of the estimate, without the prior
 * @param freedom the effective number of parameters, 0 or more: the trace of inverse(information of the objective) times
 *     the information of the likelihood
 */
public record TimedRegression(
        double decay, double shape, double intercept, List<Double> effects, double logLikelihood, double freedom)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the list or an element is null
     * @throws IllegalArgumentException if a number is out of range
     */
    public TimedRegression {
        inRange(decay, 0, Double.MAX_VALUE, "decay");
        check(shape > 0 && shape <= HazardOptions.LARGEST_SHAPE, "shape must be above 0, but was " + shape);
        inRange(intercept, -Double.MAX_VALUE, Double.MAX_VALUE, "intercept");
        inRange(logLikelihood, -Double.MAX_VALUE, Double.MAX_VALUE, "logLikelihood");
        inRange(freedom, 0, Double.MAX_VALUE, "freedom");
        effects = ImmutableList.copyOf(effects);
        effects.forEach(effect -> inRange(effect, 0, Double.MAX_VALUE, "effect"));
    }

    /**
     * What a mixture weighs by.
     *
     * @return the log-likelihood less the effective number of parameters, in nats
     */
    public double score() {
        return logLikelihood - freedom;
    }
}
