package org.attributionj.eval.scoring;

import static org.attributionj.eval.internal.Checks.check;
import static org.attributionj.eval.internal.Checks.inRange;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attributionj.core.event.Channel;
import org.attributionj.eval.truth.Truth;
import org.attributionj.models.ensemble.RankCorrelation;

/**
 * How far a model's shares are from the true ones. With p the shares, q the truth and n channels:
 *
 * <pre>
 *   mae = sum |p_c - q_c| / n;  rmse = sqrt(sum (p_c - q_c)^2 / n);  tau = Kendall's tau-b of p and q, 0 if undefined
 *   top = of the three channels of the largest p, the part that is among the three of the largest q (ties by name)
 *   zeroCredit = sum of p_c over channels of true share 0
 * </pre>
 *
 * <p>Immutable and thread-safe. Reference: M. G. Kendall (1945), doi:10.1093/biomet/33.3.239.
 *
 * @param mae the mean absolute error, in [0, 1]
 * @param rmse the root of the mean squared error, in [0, 1]
 * @param tau the rank correlation, in [-1, 1]
 * @param top the agreement of the three largest, in [0, 1]
 * @param zeroCredit the share given to channels that earned nothing, in [0, 1]
 */
public record ShareScore(double mae, double rmse, double tau, double top, double zeroCredit) implements Serializable {
    /** How many of the largest channels are compared. */
    public static final int TOP = 3;

    private static final double ZERO = 1e-12;
    /** Sums of shares may exceed 1 by rounding. */
    private static final double ROUNDING = 1e-9;

    /**
     * Validates the components.
     *
     * @throws IllegalArgumentException if a number is outside its range
     */
    public ShareScore {
        inRange(mae, 0, 1 + ROUNDING, "mae");
        inRange(rmse, 0, 1 + ROUNDING, "rmse");
        inRange(tau, -1 - ROUNDING, 1 + ROUNDING, "tau");
        inRange(top, 0, 1, "top");
        inRange(zeroCredit, 0, 1 + ROUNDING, "zeroCredit");
    }

    /**
     * Scores credits. Negative ones are taken for 0 and all are divided by their sum; a channel without credit has 0.
     *
     * @param credits a number per channel, on any scale, without the baseline
     * @param truth the truth
     * @return the score
     * @throws IllegalArgumentException if a channel is unknown to the truth, a number is not finite, or none is positive
     */
    public static ShareScore of(Map<Channel, Double> credits, Truth truth) {
        List<Channel> channels = List.copyOf(truth.shares().keySet());
        double sum = 0;
        for (Map.Entry<Channel, Double> credit : credits.entrySet()) {
            check(
                    truth.shares().containsKey(credit.getKey()),
                    "channel must be one of " + channels + ", but was " + credit.getKey());
            check(
                    Double.isFinite(credit.getValue()),
                    "credit of " + credit.getKey() + " must be finite, but was " + credit.getValue());
            sum += Math.max(0, credit.getValue());
        }
        check(sum > 0, "credits must have a positive one, but were " + credits);
        int n = channels.size();
        double[] p = new double[n];
        double[] q = new double[n];
        double absolute = 0;
        double squared = 0;
        double zeroCredit = 0;
        for (int c = 0; c < n; c++) {
            p[c] = Math.max(0, credits.getOrDefault(channels.get(c), 0.0)) / sum;
            q[c] = truth.shares().getOrDefault(channels.get(c), 0.0);
            absolute += Math.abs(p[c] - q[c]);
            squared += (p[c] - q[c]) * (p[c] - q[c]);
            zeroCredit += q[c] <= ZERO ? p[c] : 0;
        }
        return new ShareScore(
                absolute / n,
                Math.sqrt(squared / n),
                RankCorrelation.kendall(p, q).orElse(0),
                top(p, q),
                zeroCredit);
    }

    private static double top(double[] p, double[] q) {
        Set<Integer> common = new HashSet<>(largest(p));
        common.retainAll(largest(q));
        return common.size() / (double) TOP;
    }

    /** Of equal numbers the one of the first channel by name. */
    private static List<Integer> largest(double[] numbers) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble((Integer i) -> -numbers[i]));
        return order.subList(0, Math.min(TOP, order.size()));
    }
}
