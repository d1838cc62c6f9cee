package org.attributionj.models.ensemble;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.inRange;
import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Weights of a convex blend, chosen from held-out predictions.
 *
 * <pre>
 *   stacking   : maximise L(w) = sum over journeys of log sum over m of w_m P_m(what happened),  w_m &gt;= 0, sum w_m = 1
 *   likelihood : w_m proportional to exp(L_m)
 * </pre>
 *
 * <p>L is concave; it is maximised by the EM iteration w_m &lt;- w_m g_m / N with g the gradient and N the journeys, which
 * never lowers L, until what is left to gain, at most max g_m - N, is below 1e-6 in log-likelihood, or 5000 iterations are
 * spent. Without held-out journeys all weights are equal. O(journeys x models) per iteration. Immutable and thread-safe.
 *
 * <p>References: D. H. Wolpert (1992), Stacked generalization, Neural Networks 5(2), 241-259,
 * doi:10.1016/S0893-6080(05)80023-1. Y. Yao, A. Vehtari, D. Simpson, A. Gelman (2018), Using stacking to average Bayesian
 * predictive distributions, Bayesian Analysis 13(3), 917-1007, doi:10.1214/17-BA1091.
 *
 * @param weights one weight per model, in [0, 1], adding up to 1
 * @param logLikelihoods the held-out log-likelihood of each model alone
 * @param logLikelihood the held-out log-likelihood of the blend
 * @param journeys the number of held-out journeys
 * @param iterations the number of iterations spent
 * @param gap an upper bound of what better weights would add to the log-likelihood; 0 where nothing is maximised
 * @param converged whether the gap is below 1e-6
 */
public record BlendWeights(
        List<Double> weights,
        List<Double> logLikelihoods,
        double logLikelihood,
        long journeys,
        int iterations,
        double gap,
        boolean converged)
        implements Serializable {

    private static final int MOST_ITERATIONS = 5000;
    private static final double LARGEST_GAP = 1e-6;

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if there are not as many log-likelihoods as weights, a weight is outside [0, 1], a
     *     log-likelihood is above 0 or no number, the journeys or iterations are negative, the gap is negative or no number,
     *     or {@code converged} is not what the gap says
     */
    public BlendWeights {
        weights = ImmutableList.copyOf(weights);
        logLikelihoods = ImmutableList.copyOf(logLikelihoods);
        check(
                weights.size() == logLikelihoods.size(),
                "logLikelihoods must be one per weight, " + weights.size() + ", but were " + logLikelihoods.size());
        weights.forEach(weight -> inRange(weight, 0, 1, "weights"));
        logLikelihoods.forEach(alone -> inRange(alone, -Double.MAX_VALUE, 0, "logLikelihoods"));
        inRange(logLikelihood, -Double.MAX_VALUE, 0, "logLikelihood");
        check(
                journeys >= 0 && iterations >= 0,
                "journeys and iterations must be 0 or more, but were " + journeys + " and " + iterations);
        inRange(gap, 0, Double.MAX_VALUE, "gap");
        check(
                converged == gap <= LARGEST_GAP,
                "converged must be whether the gap is below 1e-6, but the gap is " + gap);
    }

    /**
     * Chooses weights.
     *
     * @param predictions the held-out predictions; only read
     * @param weighting how
     * @return the weights
     */
    public static BlendWeights choose(HeldOutPredictions predictions, BlendWeighting weighting) {
        notNull(weighting, "weighting");
        int models = predictions.models();
        long journeys = predictions.journeys();
        double[] alone = new double[models];
        for (int m = 0; m < models; m++) {
            double[] only = new double[models];
            only[m] = 1;
            alone[m] = predictions.logLikelihood(only);
        }
        double[] w = new double[models];
        Arrays.fill(w, 1.0 / models);
        int iterations = 0;
        double gap = 0;
        if (weighting == BlendWeighting.LIKELIHOOD) {
            softmax(alone, w);
        } else if (journeys > 0) {
            double[] gradient = new double[models];
            for (; ; iterations++) {
                predictions.gradient(w, gradient);
                gap = Arrays.stream(gradient).max().orElseThrow() - journeys;
                if (gap <= LARGEST_GAP || iterations == MOST_ITERATIONS) {
                    break;
                }
                step(w, gradient);
            }
        }
        return new BlendWeights(
                boxed(w),
                boxed(alone),
                predictions.logLikelihood(w),
                journeys,
                iterations,
                Math.max(0, gap),
                gap <= LARGEST_GAP);
    }

    private static void softmax(double[] logs, double[] w) {
        double largest = Arrays.stream(logs).max().orElseThrow();
        for (int m = 0; m < w.length; m++) {
            w[m] = Math.exp(logs[m] - largest);
        }
        normalise(w);
    }

    private static void step(double[] w, double[] gradient) {
        for (int m = 0; m < w.length; m++) {
            w[m] *= gradient[m];
        }
        normalise(w);
    }

    private static void normalise(double[] w) {
        double sum = Arrays.stream(w).sum();
        for (int m = 0; m < w.length; m++) {
            w[m] /= sum;
        }
    }

    private static List<Double> boxed(double[] numbers) {
        return Arrays.stream(numbers).boxed().collect(ImmutableList.toImmutableList());
    }
}
