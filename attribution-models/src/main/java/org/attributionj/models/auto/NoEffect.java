package org.attributionj.models.auto;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The hypothesis that touches do nothing: one probability of converting for all journeys, as one more model of the mixture.
 *
 * <pre>
 *   gain   = the best model's score less the score of one probability for all: what touches explain of who converted, in nats
 *   weight = 1 / (1 + exp(gain - 3)); the other models share the rest in their proportions
 *   baseline = weight + (1 - weight) baseline of the other models
 * </pre>
 *
 * <p>Effects are positive by construction, so models of noise find some: without this hypothesis the baseline of noise is the
 * prior's word. The head start of 3 nats, that of the chain rule, is for the choice among 32 models: on journeys in which
 * touches do nothing the best of them gained up to 2.8 nats. Beyond 17 nats the hypothesis is left out, and nothing changes.
 * Shares of the credited part never change.
 */
final class NoEffect {
    /** How many nats touches must explain before they are believed to do anything as much as not. */
    static final double HEAD_START = 3;

    private NoEffect() {}

    /** The fit with the hypothesis in its mixture, if it has a mixture and the hypothesis weighs enough to count. */
    static AutoFit applied(AutoFit fit) {
        if (fit.components().isEmpty() || !fit.options().noEffect()) {
            return fit;
        }
        double weight = 1 / (1 + Math.exp(gain(fit) - HEAD_START));
        if (weight < AutoFitter.SMALLEST_WEIGHT) {
            return fit;
        }
        List<AutoComponent> components = new ArrayList<>();
        fit.components().forEach(component -> components.add(component.withWeight(component.weight() * (1 - weight))));
        components.add(component(fit, weight));
        return fit.weighing(components, Math.min(1, weight + (1 - weight) * fit.baseline()));
    }

    /** How far the best score of models with effects exceeds that of one probability for all journeys, in nats. */
    static double gain(AutoFit fit) {
        return best(fit).score() - (logLikelihood(fit) - 1);
    }

    /** The weight of the hypothesis in a fit. */
    static double weight(AutoFit fit) {
        return fit.components().stream()
                .filter(component -> !component.hasEffects())
                .mapToDouble(AutoComponent::weight)
                .sum();
    }

    private static AutoComponent best(AutoFit fit) {
        return fit.components().stream()
                .filter(AutoComponent::hasEffects)
                .max(Comparator.comparingDouble(AutoComponent::score))
                .orElseThrow();
    }

    private static double logLikelihood(AutoFit fit) {
        double rate = (double) fit.conversions() / fit.journeys();
        return fit.conversions() * Math.log(rate) + (fit.journeys() - fit.conversions()) * Math.log1p(-rate);
    }

    /** Of the best model's features, none of which it uses: so that it costs no pass over touches of its own. */
    private static AutoComponent component(AutoFit fit, double weight) {
        AutoComponent best = best(fit);
        double rate = (double) fit.conversions() / fit.journeys();
        double information = fit.journeys() * rate * (1 - rate);
        return new AutoComponent(
                Family.LOGISTIC,
                best.accumulation(),
                best.decay(),
                1,
                Math.log(rate) - Math.log1p(-rate),
                Collections.nCopies(fit.channels().size(), 0.0),
                logLikelihood(fit),
                1,
                logLikelihood(fit) + 0.5 * Math.log(2 * Math.PI / information),
                0,
                true,
                weight,
                1);
    }
}
