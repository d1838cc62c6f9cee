package org.attributionj.models.shapley;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Shapley values by walking random orders of the players, each with its reverse (antithetic): a player's value is its mean
 * marginal contribution. Every order hands out v(all) - v(nobody) in full, so efficiency holds for any sample. One thread
 * at a time.
 *
 * <p>A pair of orders is one observation, so that the standard error counts what the reversal gains.
 */
final class PermutationSampler {
    private int[] order = {};
    private double[] marginal = {};
    private double[] mean = {};
    private double[] squares = {};
    private int pairs;
    private double empty;
    private double grand;
    private boolean reached;

    /**
     * Samples.
     *
     * @param n the number of players, 1 or more
     * @param walk the game
     * @param options seed, error and budget
     */
    void sample(int n, CoalitionWalk walk, SamplingOptions options) {
        reset(n);
        SplittableRandom random = new SplittableRandom(options.seed());
        int most = options.permutations() / 2;
        int fewest = SamplingOptions.FEWEST_PERMUTATIONS / 2;
        reached = false;
        for (pairs = 0; pairs < most && !reached; ) {
            shuffle(n, random);
            Arrays.fill(marginal, 0, n, 0);
            forward(n, walk);
            backward(n, walk);
            pairs++;
            double largest = learn(n);
            double accepted = options.standardError() * Math.abs(grand - empty);
            // the squared standard error of a mean of m observations: squares / (m - 1) / m
            reached = pairs >= fewest && largest <= accepted * accepted * (pairs - 1.0) * pairs;
        }
    }

    private void reset(int n) {
        if (order.length < n) {
            order = new int[n];
            marginal = new double[n];
            mean = new double[n];
            squares = new double[n];
        }
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        Arrays.fill(mean, 0, n, 0);
        Arrays.fill(squares, 0, n, 0);
    }

    private void shuffle(int n, SplittableRandom random) {
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }

    private void forward(int n, CoalitionWalk walk) {
        empty = walk.restart();
        double before = empty;
        for (int k = 0; k < n; k++) {
            double after = walk.join(order[k]);
            marginal[order[k]] += after - before;
            before = after;
        }
        grand = before;
    }

    private void backward(int n, CoalitionWalk walk) {
        double before = walk.restart();
        for (int k = n - 1; k >= 0; k--) {
            double after = walk.join(order[k]);
            marginal[order[k]] += after - before;
            before = after;
        }
    }

    /** Welford's update with the pair's mean; returns the largest sum of squared deviations. */
    private double learn(int n) {
        double largest = 0;
        for (int i = 0; i < n; i++) {
            double observed = marginal[i] / 2;
            double deviation = observed - mean[i];
            mean[i] += deviation / pairs;
            squares[i] += deviation * (observed - mean[i]);
            largest = Math.max(largest, squares[i]);
        }
        return largest;
    }

    double value(int player) {
        return mean[player];
    }

    double standardError(int player) {
        return pairs < 2 ? Double.POSITIVE_INFINITY : Math.sqrt(squares[player] / (pairs - 1.0) / pairs);
    }

    int permutations() {
        return 2 * pairs;
    }

    double emptyValue() {
        return empty;
    }

    double grandValue() {
        return grand;
    }

    boolean reachedError() {
        return reached;
    }
}
