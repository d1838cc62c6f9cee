package org.attributionj.models.markov;

import java.util.Arrays;

/**
 * Where journeys first meet a set of dead states, for up to eight sets at once, by Gauss-Seidel sweeps.
 *
 * <pre>
 *   x(j) = f(j) + sum_i x(i) A(i,j) for j not dead, 0 for j dead      expected visits before the set is met
 *   h(j) = f(j) + sum_i x(i) A(i,j) for j dead                       probability that the set is met at j
 *   what is lost of a reward c = r + A c if the set leads to null: sum over dead j of h(j) c(j)
 * </pre>
 *
 * <p>After a sweep that changed x by D, the residual is at most |D| A element by element, and A c &lt;= c: the error of what is
 * lost is at most sum c(i) |D(i)|, which is what the sweeps are stopped by. They start from the expected visits of the
 * whole chain. As in {@link RewardSweeps}, the first sweeps are scaled: what flows in must flow out.
 *
 * <p>The eight sets share each pass over the matrix: its values are loaded once and used eight times. {@code x[8 i + b]} is
 * state i in set b. It owns scratch arrays: one thread at a time.
 */
final class FirstHits {
    static final int WIDTH = 8;

    private final SparseMatrix forward;
    private final SparseMatrix backward;
    private final double[] starts;
    private final double[] weights;
    private final int maxSweeps;

    private final double[] change = new double[WIDTH];
    private final double[] residual = new double[WIDTH];

    /**
     * @param forward A
     * @param backward A transposed
     * @param starts f
     * @param weights the c by which errors are measured, with A c <= c
     * @param maxSweeps when to give up
     */
    FirstHits(SparseMatrix forward, SparseMatrix backward, double[] starts, double[] weights, int maxSweeps) {
        this.forward = forward;
        this.backward = backward;
        this.starts = starts;
        this.weights = weights;
        this.maxSweeps = maxSweeps;
    }

    /** Visits x[8 i + b], and the largest bound of the error, as a weighted sum. */
    static final class Solution {
        final double[] visits;
        final int sweeps;
        final double errorBound;

        Solution(double[] visits, int sweeps, double errorBound) {
            this.visits = visits;
            this.sweeps = sweeps;
            this.errorBound = errorBound;
        }
    }

    /**
     * @param dead bit b of dead[i] is set where state i is in set b
     * @param visits the expected visits of the whole chain, at least as large as the solution
     */
    Solution solve(byte[] dead, double[] visits, double tolerance) {
        int n = starts.length;
        double[] x = new double[n * WIDTH];
        double[] inflow = new double[WIDTH];
        for (int i = 0; i < n; i++) {
            for (int b = 0; b < WIDTH; b++) {
                if ((dead[i] >>> b & 1) == 0) {
                    x[i * WIDTH + b] = visits[i];
                    inflow[b] += starts[i];
                }
            }
        }
        double[] returns = returns(dead);
        int sweeps = 0;
        double bound = Double.POSITIVE_INFINITY;
        while (bound > tolerance && sweeps < maxSweeps) {
            if (sweeps > 0 && sweeps < RewardSweeps.SCALED_SWEEPS) {
                scale(x, inflow);
            }
            sweep(x, dead, returns);
            bound = Arrays.stream(change).max().orElseThrow();
            sweeps++;
        }
        return new Solution(x, sweeps, bound);
    }

    /** The sum of A(i,j) over j before i and not dead: what a change of x(i) leaves as residual of those swept already. */
    private double[] returns(byte[] dead) {
        int n = starts.length;
        double[] returns = new double[n * WIDTH];
        for (int i = 0; i < n; i++) {
            for (int entry = forward.rowStart[i]; entry < forward.rowStart[i + 1]; entry++) {
                int column = forward.columns[entry];
                for (int b = 0; column < i && b < WIDTH; b++) {
                    if ((dead[column] >>> b & 1) == 0) {
                        returns[i * WIDTH + b] += forward.values[entry];
                    }
                }
            }
        }
        return returns;
    }

    /** One Gauss-Seidel sweep; leaves the weighted change and the residual of each set in the fields. */
    private void sweep(double[] x, byte[] dead, double[] returns) {
        Arrays.fill(change, 0);
        Arrays.fill(residual, 0);
        int[] rowStart = backward.rowStart;
        int[] columns = backward.columns;
        double[] values = backward.values;
        for (int i = 0; i < dead.length; i++) {
            double s0 = starts[i];
            double s1 = s0;
            double s2 = s0;
            double s3 = s0;
            double s4 = s0;
            double s5 = s0;
            double s6 = s0;
            double s7 = s0;
            // eight sums in registers: a loop over them would go through memory
            for (int entry = rowStart[i], end = rowStart[i + 1]; entry < end; entry++) {
                double a = values[entry];
                int from = columns[entry] * WIDTH;
                s0 += a * x[from];
                s1 += a * x[from + 1];
                s2 += a * x[from + 2];
                s3 += a * x[from + 3];
                s4 += a * x[from + 4];
                s5 += a * x[from + 5];
                s6 += a * x[from + 6];
                s7 += a * x[from + 7];
            }
            int mask = dead[i];
            double weight = weights[i];
            int to = i * WIDTH;
            set(x, returns, to, (mask & 1) == 0 ? s0 : 0, weight, 0);
            set(x, returns, to, (mask & 2) == 0 ? s1 : 0, weight, 1);
            set(x, returns, to, (mask & 4) == 0 ? s2 : 0, weight, 2);
            set(x, returns, to, (mask & 8) == 0 ? s3 : 0, weight, 3);
            set(x, returns, to, (mask & 16) == 0 ? s4 : 0, weight, 4);
            set(x, returns, to, (mask & 32) == 0 ? s5 : 0, weight, 5);
            set(x, returns, to, (mask & 64) == 0 ? s6 : 0, weight, 6);
            set(x, returns, to, (mask & 128) == 0 ? s7 : 0, weight, 7);
        }
    }

    private void set(double[] x, double[] returns, int to, double sum, double weight, int b) {
        double difference = sum - x[to + b];
        change[b] += weight * Math.abs(difference);
        residual[b] += returns[to + b] * difference;
        x[to + b] = sum;
    }

    private void scale(double[] x, double[] inflow) {
        double[] factors = new double[WIDTH];
        for (int b = 0; b < WIDTH; b++) {
            // x flows out of the states not dead as sum of inflow - residual; both are summed from small differences
            double factor = inflow[b] / (inflow[b] - residual[b]);
            // written so that NaN, where nothing flows, leaves x as it is
            factors[b] = factor > 0.5 && factor < 2 ? factor : 1;
        }
        for (int i = 0; i < x.length; i += WIDTH) {
            for (int b = 0; b < WIDTH; b++) {
                x[i + b] *= factors[b];
            }
        }
    }

    /** What is lost of each reward in each set: lost[b] = sum over dead j of h(j) reward(j). */
    double[] lost(Solution solution, byte[] dead, double[] reward) {
        double[] lost = new double[WIDTH];
        double[] x = solution.visits;
        for (int i = 0; i < dead.length; i++) {
            for (int b = 0; dead[i] != 0 && b < WIDTH; b++) {
                if ((dead[i] >>> b & 1) != 0) {
                    double hit = starts[i];
                    for (int entry = backward.rowStart[i]; entry < backward.rowStart[i + 1]; entry++) {
                        hit += backward.values[entry] * x[backward.columns[entry] * WIDTH + b];
                    }
                    lost[b] += hit * reward[i];
                }
            }
        }
        return lost;
    }
}
