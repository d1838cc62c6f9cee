package org.attributionj.models.markov;

import java.util.Arrays;

/**
 * The expected reward from every state, c = r + A c, by Gauss-Seidel sweeps.
 *
 * <pre>
 *   n = expected visits, n = f + n A, known exactly from the counts
 *   after a sweep that changed c by D, the residual is at most |A D| element by element, so that
 *   the error of n-weighted sums of c is at most sum n(i) |D(i)|      (as n A <= n)
 * </pre>
 *
 * <p>I - A is a nonsingular M-matrix, as each state leads to an end: the sweeps converge from any start (Varga 2000, Matrix
 * Iterative Analysis, theorem 3.15). In between, c is scaled so that f c is what it must be, which removes the slowest
 * part of the error; after {@link #SCALED_SWEEPS} sweeps it is left alone, so that nothing stands between it and the
 * theorem.
 */
final class RewardSweeps {
    static final int SCALED_SWEEPS = 64;

    private final SparseMatrix matrix;
    private final double[] visits;
    /** sum of n_i A_ij over i before j: what a change of c_j leaves as residual of those swept already. */
    private final double[] inflows;

    private final int maxSweeps;
    private double change;
    private double residual;

    RewardSweeps(SparseMatrix matrix, double[] visits, int maxSweeps) {
        this.matrix = matrix;
        this.visits = visits;
        this.maxSweeps = maxSweeps;
        inflows = new double[visits.length];
        for (int i = 0; i < visits.length; i++) {
            for (int entry = matrix.rowStart[i]; entry < matrix.rowStart[i + 1]; entry++) {
                if (matrix.columns[entry] > i) {
                    inflows[matrix.columns[entry]] += visits[i] * matrix.values[entry];
                }
            }
        }
    }

    /** Rewards per state, the sweeps it took and the bound of the error, as a part of sum n(i) |r(i)|. */
    static final class Solution {
        final double[] rewards;
        final int sweeps;
        final double errorBound;

        Solution(double[] rewards, int sweeps, double errorBound) {
            this.rewards = rewards;
            this.sweeps = sweeps;
            this.errorBound = errorBound;
        }
    }

    Solution solve(double[] reward, double tolerance) {
        int n = reward.length;
        double total = 0;
        double magnitude = 0;
        for (int i = 0; i < n; i++) {
            total += visits[i] * reward[i];
            magnitude += visits[i] * Math.abs(reward[i]);
        }
        double[] c = new double[n];
        if (magnitude == 0) {
            return new Solution(c, 0, 0);
        }
        Arrays.fill(c, total);
        int sweeps = 0;
        double bound = Double.POSITIVE_INFINITY;
        while (bound > tolerance && sweeps < maxSweeps) {
            if (sweeps > 0 && sweeps < SCALED_SWEEPS) {
                scale(c, total);
            }
            sweep(c, reward);
            bound = change / magnitude;
            sweeps++;
        }
        return new Solution(c, sweeps, bound);
    }

    /** c_i = r_i + sum_j A_ij c_j with the newest c; leaves sum n_i |change of c_i| and n times the residual. */
    private void sweep(double[] c, double[] reward) {
        int[] rowStart = matrix.rowStart;
        int[] columns = matrix.columns;
        double[] values = matrix.values;
        change = 0;
        residual = 0;
        for (int i = 0; i < c.length; i++) {
            double sum = reward[i];
            for (int entry = rowStart[i]; entry < rowStart[i + 1]; entry++) {
                sum += values[entry] * c[columns[entry]];
            }
            double difference = sum - c[i];
            change += visits[i] * Math.abs(difference);
            residual += inflows[i] * difference;
            c[i] = sum;
        }
    }

    /** f c is the total reward less n times the residual, as f = n (I - A). Where c is far off, the sweeps come first. */
    private void scale(double[] c, double total) {
        double factor = total / (total - residual);
        if (factor > 0.5 && factor < 2) {
            for (int i = 0; i < c.length; i++) {
                c[i] *= factor;
            }
        }
    }
}
