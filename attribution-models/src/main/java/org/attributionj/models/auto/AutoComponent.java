package org.attributionj.models.auto;

import static org.attributionj.models.auto.Numbers.requireInRange;
import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notNull;

import java.io.Serializable;
import java.util.List;

/**
 * One of the 32 response models of the mixture, fitted, or the hypothesis that touches do nothing, whose effects are all 0. Immutable and thread-safe.
 *
 * @param family how exposure becomes a probability
 * @param accumulation how touches of one channel add up
 * @param decay the time after which exposure has fallen to 1/e, in multiples of the data's gap: a power of 2; infinite
 *     without decay
 * @param shape the shape of the effects' gamma prior that the evidence chose: the larger, the more alike the effects
 * @param intercept the intensity or log-odds without any touch
 * @param effects the effect of one fresh touch per channel, each 0 or more
 * @param logLikelihood the log-likelihood in nats
 * @param degreesOfFreedom the effective number of parameters
 * @param evidence the Laplace approximation of the log-evidence
 * @param iterations how many iterations the fit took
 * @param isConverged whether the fit stopped by its own rule rather than at the limit of iterations
 * @param weight the model's weight in the mixture, in [0, 1]; all weights add up to 1
 * @param baseline the part of the conversions, in [0, 1], that this model credits to no touch
 */
public record AutoComponent(
        Family family,
        Accumulation accumulation,
        double decay,
        int shape,
        double intercept,
        List<Double> effects,
        double logLikelihood,
        double degreesOfFreedom,
        double evidence,
        int iterations,
        boolean isConverged,
        double weight,
        double baseline)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if one is null
     * @throws IllegalArgumentException if a number is outside its range
     */
    public AutoComponent {
        notNull(family, "family");
        notNull(accumulation, "accumulation");
        check(
                decay == Double.POSITIVE_INFINITY || Math.scalb(1.0, Math.getExponent(decay)) == decay,
                "decay must be a power of 2, or infinite, but was " + decay);
        check(shape > 0, "shape must be above 0, but was " + shape);
        requireInRange(
                intercept, family == Family.ADDITIVE_HAZARD ? 0 : -Double.MAX_VALUE, Double.MAX_VALUE, "intercept");
        effects = List.copyOf(effects);
        for (double effect : effects) {
            requireInRange(effect, 0, Double.MAX_VALUE, "effect");
        }
        requireInRange(logLikelihood, -Double.MAX_VALUE, Double.MAX_VALUE, "logLikelihood");
        requireInRange(degreesOfFreedom, -Double.MAX_VALUE, Double.MAX_VALUE, "degreesOfFreedom");
        check(!Double.isNaN(evidence), "evidence must be a number, but was NaN");
        check(iterations >= 0, "iterations must be 0 or more, but was " + iterations);
        requireInRange(weight, 0, 1, "weight");
        requireInRange(baseline, 0, 1, "baseline");
    }

    /**
     * The log-likelihood less the degrees of freedom, by which models are weighed.
     *
     * @return the score in nats
     */
    public double score() {
        return logLikelihood - degreesOfFreedom;
    }

    /**
     * Whether touches do anything under this model.
     *
     * @return false for the hypothesis that they do nothing
     */
    public boolean hasEffects() {
        return effects.stream().anyMatch(effect -> effect > 0);
    }

    /** The same model with another weight. */
    AutoComponent withWeight(double newWeight) {
        return new AutoComponent(
                family,
                accumulation,
                decay,
                shape,
                intercept,
                effects,
                logLikelihood,
                degreesOfFreedom,
                evidence,
                iterations,
                isConverged,
                newWeight,
                baseline);
    }

    /** The model in short, such as {@code logistic, sum, decay 2 gaps, shape 4}. */
    @Override
    public String toString() {
        if (!hasEffects()) {
            return "no effect of any touchpoint";
        }
        String decays = Double.isInfinite(decay) ? "no decay" : "decay " + decay + " gaps";
        return (family == Family.LOGISTIC ? "logistic" : "additive hazard") + ", "
                + (accumulation == Accumulation.SUM ? "sum" : "max") + ", " + decays + ", shape " + shape;
    }

    static AutoComponent of(SmallModel model, double weight, double baseline) {
        return new AutoComponent(
                model.family(),
                model.design().accumulation(),
                model.design().decay(),
                model.shape(),
                model.a(),
                Lists.of(model.b()),
                model.logLikelihood(),
                model.freedom(),
                model.evidence(),
                model.iterations(),
                model.isConverged(),
                weight,
                baseline);
    }

    /** The same model on primitives. */
    SmallModel toSmallModel() {
        int octave = Double.isInfinite(decay) ? Design.NO_DECAY : Math.getExponent(decay);
        return new SmallModel(
                new Design(octave, accumulation),
                family,
                shape,
                intercept,
                Lists.toArray(effects),
                logLikelihood,
                degreesOfFreedom,
                evidence,
                iterations,
                isConverged,
                0);
    }
}
