package org.attributionj.models.markov;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.models.internal.ReadBack;

/**
 * Compares the orders of a Markov chain on a path table.
 *
 * <p>Three criteria, and a choice by each:
 *
 * <ul>
 *   <li>held-out log-likelihood: how well a chain of each order, fitted to some of the journeys, predicts the steps and
 *       outcomes of the others. Journeys are dealt into folds in turn, beginning at a fold that the hash of the path's labels
 *       gives: the same table always gives the same folds. A path table knows no customers, so that journeys of one customer
 *       may be on both sides. A step unseen after its context falls back on the next shorter context, by one pseudo-journey
 *       (MacKay and Peto 1995, A hierarchical Dirichlet language model, <a
 *       href="https://doi.org/10.1017/S1351324900000218">doi:10.1017/S1351324900000218</a>);
 *   <li>BIC = -2 log L + p log(n): L the likelihood of all data under the chain fitted to them, p the transitions seen less
 *       the states left, n the steps predicted, outcomes included (Katz 1981, <a
 *       href="https://doi.org/10.1080/00401706.1981.10486293">doi:10.1080/00401706.1981.10486293</a>);
 *   <li>the penalised AUC of ChannelAttribution's {@code choose_order}, for those who come from there: the in-sample area
 *       under the ROC curve of the conversion rate after the last state, over 100 thresholds, and 1 - (1 - auc) (n - 1) / (n -
 *       q - 1) with n journeys and q = C(m + k - 1, k) for m channels. It rewards fitting the very outcomes that it is
 *       computed from.
 * </ul>
 *
 * <p>All three look at paths with self-loops kept, whatever a model does with them. Rows without touchpoints are passed over.
 * O(touches x folds x orders); the contexts are held in memory, some 100 bytes each. Immutable and thread-safe.
 */
public final class MarkovOrderChoice implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int FOLDS = 5;

    private final ImmutableList<Score> scores;

    private MarkovOrderChoice(ImmutableList<Score> scores) {
        this.scores = scores;
    }

    /**
     * The criteria of one order.
     *
     * @param order the order, k
     * @param heldOutLogLikelihood the log-likelihood of all journeys, each under a chain fitted without its fold; more is
     *     better
     * @param logLikelihood the log-likelihood of all journeys under the chain fitted to them
     * @param parameters the free parameters of that chain
     * @param bic Bayes' information criterion; less is better
     * @param auc the in-sample area under the ROC curve, in [0, 1]; 1/2 if all journeys convert, or none
     * @param penalisedAuc the area less the penalty; 0 where that leaves [0, 1]
     */
    public record Score(
            int order,
            double heldOutLogLikelihood,
            double logLikelihood,
            long parameters,
            double bic,
            double auc,
            double penalisedAuc)
            implements Serializable {}

    /**
     * Compares the orders 1 to a highest one, with five folds.
     *
     * @param table the paths
     * @param maxOrder the highest order, 1 to 16
     * @return the comparison
     */
    public static MarkovOrderChoice of(PathTable table, int maxOrder) {
        return of(table, maxOrder, FOLDS);
    }

    /**
     * Compares the orders 1 to a highest one.
     *
     * @param table the paths
     * @param maxOrder the highest order, 1 to 16
     * @param folds the number of folds for the held-out likelihood, 2 or more
     * @return the comparison
     * @throws IllegalArgumentException if a number is out of range
     */
    public static MarkovOrderChoice of(PathTable table, int maxOrder, int folds) {
        notNull(table, "table");
        check(
                maxOrder >= 1 && maxOrder <= MarkovOptions.MAX_ORDER,
                "maxOrder must be in [1, " + MarkovOptions.MAX_ORDER + "], but was " + maxOrder);
        check(folds >= 2 && folds <= 100, "folds must be in [2, 100], but was " + folds);
        OrderLikelihoods likelihoods = new OrderLikelihoods(table, maxOrder, folds);
        double[] heldOut = likelihoods.heldOut();
        ImmutableList.Builder<Score> scores = ImmutableList.builder();
        for (int order = 1; order <= maxOrder; order++) {
            OrderLikelihoods.Fit fit = likelihoods.fit(order);
            RocArea roc = likelihoods.roc(order);
            double auc = roc.area();
            double bic = fit.symbols() == 0
                    ? 0
                    : -2 * fit.logLikelihood() + fit.parameters() * Math.log((double) fit.symbols());
            scores.add(new Score(
                    order,
                    heldOut[order - 1],
                    fit.logLikelihood(),
                    fit.parameters(),
                    bic,
                    auc,
                    penalised(auc, roc, likelihoods.channels(), order)));
        }
        return new MarkovOrderChoice(scores.build());
    }

    private Object readResolve() throws InvalidObjectException {
        ReadBack.require(scores != null && !scores.isEmpty(), "there must be a score or more");
        boolean isTyped = ReadBack.made(() -> scores.stream().allMatch(score -> score.order() >= 1));
        ReadBack.require(isTyped, "the order of a score must be 1 or more");
        return this;
    }

    private static double penalised(double auc, RocArea roc, int channels, int order) {
        double nodes = 1;
        for (int i = 1; i <= order; i++) {
            // C(m + k - 1, k)
            nodes = nodes * (channels + i - 1) / i;
        }
        double n = roc.journeys();
        double penalised = 1 - (1 - auc) * ((n - 1) / (n - nodes - 1));
        // written so that NaN gives 0
        return n > nodes + 1 && penalised >= 0 && penalised <= 1 ? penalised : 0;
    }

    /**
     * The criteria of all orders.
     *
     * @return the scores, by order
     */
    public ImmutableList<Score> scores() {
        return scores;
    }

    /**
     * The order with the largest held-out log-likelihood.
     *
     * @return the order; the lowest of equals
     */
    public int byHeldOutLikelihood() {
        return smallest(score -> -score.heldOutLogLikelihood());
    }

    /**
     * The order with the smallest BIC.
     *
     * @return the order; the lowest of equals
     */
    public int byBic() {
        return smallest(Score::bic);
    }

    /**
     * The order with the largest penalised AUC.
     *
     * @return the order; the lowest of equals
     */
    public int byPenalisedAuc() {
        return smallest(score -> -score.penalisedAuc());
    }

    private int smallest(ToDoubleFunction<Score> criterion) {
        return scores.stream()
                .min(Comparator.comparingDouble(criterion))
                .orElseThrow()
                .order();
    }

    /** One line per order. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("orders of a Markov chain");
        for (Score score : scores) {
            text.append(System.lineSeparator()).append("  ").append(score);
        }
        return text.toString();
    }
}
