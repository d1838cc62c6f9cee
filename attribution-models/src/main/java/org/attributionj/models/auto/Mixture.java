package org.attributionj.models.auto;

import java.util.ArrayList;
import java.util.List;

/**
 * The models of a fit that weigh enough to count, on primitives, grouped by design so that features are computed once for
 * both families. Immutable and thread-safe.
 */
final class Mixture {
    /** Per design in use its decay rate per unit of age, its accumulation and its models with their weights. */
    final double[] rates;

    final boolean[] sums;
    final SmallModel[][] models;
    final double[][] weights;

    /** The decay rate of the model with the best score, by which a channel's credit is split over its touches. */
    final double splitRate;

    Mixture(AutoFit fit) {
        List<Design> designs = new ArrayList<>();
        List<List<SmallModel>> grouped = new ArrayList<>();
        List<List<Double>> groupedWeights = new ArrayList<>();
        AutoComponent best = null;
        for (AutoComponent component : fit.components()) {
            best = best == null || component.score() > best.score() ? component : best;
            if (component.weight() >= AutoFitter.SMALLEST_WEIGHT) {
                SmallModel model = component.toSmallModel();
                int at = designs.indexOf(model.design());
                if (at < 0) {
                    at = designs.size();
                    designs.add(model.design());
                    grouped.add(new ArrayList<>());
                    groupedWeights.add(new ArrayList<>());
                }
                grouped.get(at).add(model);
                groupedWeights.get(at).add(component.weight());
            }
        }
        rates = new double[designs.size()];
        sums = new boolean[rates.length];
        models = new SmallModel[rates.length][];
        weights = new double[rates.length][];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = designs.get(i).rate(fit.gap());
            sums[i] = designs.get(i).accumulation() == Accumulation.SUM;
            models[i] = grouped.get(i).toArray(new SmallModel[0]);
            weights[i] = Lists.toArray(groupedWeights.get(i));
        }
        // without a mixture the split is time decay at the gap
        splitRate = best == null ? 1 / fit.gap() : best.toSmallModel().design().rate(fit.gap());
    }
}
