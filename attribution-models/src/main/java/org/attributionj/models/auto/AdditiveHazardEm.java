package org.attributionj.models.auto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * EM for the additive hazard model with a gamma prior on its effects, for three shapes of the prior at once: they read the
 * same rows, and a pass for three costs little more than a pass for one.
 *
 * <pre>
 *   P = 1 - exp(-lambda),  lambda = a + sum of b_c x_c,  b_c ~ Gamma(shape k, mean g)
 *   E: r_i = 1 / P_i over converting journeys;  N_c = b_c sum of x_ic r_i;  N_0 = a sum of r_i
 *   M: g = sum N_c / sum tot_c;  b_c = (N_c + k) / (tot_c + k / g);  a = N_0 / n
 * </pre>
 *
 * <p>Non-converting journeys enter through their column sums alone. O(entries of converting rows) per iteration. Each lane
 * gives the same bits as it would alone.
 */
final class AdditiveHazardEm {
    static final int LANES = 3;

    private static final int MOST_ITERATIONS = 300;
    private static final int FEWEST_ITERATIONS = 6;
    private static final double SMALLEST_GAIN = 1e-5;
    private static final double SMALLEST_TOTAL = 1e-12;

    private final Features rows;
    private final double open;
    private final double journeys;
    private final int channels;
    private final double[] totals;
    private final double sumOfTotals;

    // per lane; effects and scores as [channel * LANES + lane]
    private final int[] shapes;
    private final double[] a = new double[LANES];
    private final double[] g = new double[LANES];
    private final double[] b;
    private final double[] scores;
    private final double[] inverseSums = new double[LANES];
    private final double[] logLikelihoods = new double[LANES];
    private final List<Result> results = new ArrayList<>();

    /** Where one lane stopped: parameters, the prior's mean g, log-likelihood. */
    record Result(double a, List<Double> b, double g, double logLikelihood, int iterations, boolean isConverged) {}

    /** EM for the shapes [first, first + LANES) of an array. */
    AdditiveHazardEm(Features rows, double converted, double open, int[] shapes, int first) {
        this.rows = rows;
        this.open = open;
        journeys = open + converted;
        this.shapes = Arrays.copyOfRange(shapes, first, first + LANES);
        channels = rows.totals.length;
        totals = rows.totals.clone();
        double sum = 0;
        for (int c = 0; c < channels; c++) {
            totals[c] = Math.max(totals[c], SMALLEST_TOTAL);
            sum += totals[c];
        }
        sumOfTotals = sum;
        b = new double[channels * LANES];
        scores = new double[channels * LANES];
        Arrays.fill(g, converted / sumOfTotals);
        Arrays.fill(b, 0.8 * converted / sumOfTotals);
        Arrays.fill(a, 0.2 * converted / journeys);
    }

    /** Iterates until every lane has stopped; lanes that stopped earlier keep the result that they stopped with. */
    void run() {
        Result[] stopped = new Result[LANES];
        double[] last = new double[LANES];
        Arrays.fill(last, Double.NEGATIVE_INFINITY);
        int left = LANES;
        for (int iteration = 0; left > 0; iteration++) {
            expectation();
            for (int lane = 0; lane < LANES; lane++) {
                boolean isConverged =
                        iteration >= FEWEST_ITERATIONS && Math.abs(logLikelihoods[lane] - last[lane]) < SMALLEST_GAIN;
                if (stopped[lane] == null && (isConverged || iteration == MOST_ITERATIONS)) {
                    stopped[lane] = snapshot(lane, iteration, isConverged);
                    left--;
                }
                last[lane] = logLikelihoods[lane];
                maximisation(lane);
            }
        }
        results.addAll(List.of(stopped));
    }

    Result result(int lane) {
        return results.get(lane);
    }

    private Result snapshot(int lane, int iterations, boolean isConverged) {
        double[] effects = new double[channels];
        for (int c = 0; c < channels; c++) {
            effects[c] = b[c * LANES + lane];
        }
        return new Result(a[lane], Lists.of(effects), g[lane], logLikelihoods[lane], iterations, isConverged);
    }

    private void maximisation(int lane) {
        double sum = 0;
        for (int c = lane; c < b.length; c += LANES) {
            scores[c] *= b[c]; // N_c
            sum += scores[c];
        }
        g[lane] = sum / sumOfTotals;
        int shape = shapes[lane];
        for (int c = 0; c < channels; c++) {
            b[c * LANES + lane] = (scores[c * LANES + lane] + shape) / (totals[c] + shape / g[lane]);
        }
        a[lane] = a[lane] * inverseSums[lane] / journeys;
    }

    /** Leaves per lane the sum of r_i, the sums of x_ic r_i and the log-likelihood. */
    private void expectation() {
        Arrays.fill(scores, 0);
        double[] values = rows.values;
        double[] counts = rows.counts;
        double[] effects = new double[b.length];
        double[] sums = new double[b.length];
        double a0 = a[0];
        double a1 = a[1];
        double a2 = a[2];
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double log0 = 0;
        double log1 = 0;
        double log2 = 0;
        double product0 = 1;
        double product1 = 1;
        double product2 = 1;
        for (int block = 0; block < rows.convertedBlocks; block++) {
            int first = rows.blocks[block];
            int last = rows.blocks[block + 1];
            int start = rows.starts[first];
            int n = rows.starts[first + 1] - start;
            load(start, n, effects, sums);
            int at = start;
            for (int row = first; row < last; row++) {
                double lambda0 = a0;
                double lambda1 = a1;
                double lambda2 = a2;
                for (int j = 0, k = 0; j < n; j++, k += LANES) {
                    double x = values[at + j];
                    lambda0 += effects[k] * x;
                    lambda1 += effects[k + 1] * x;
                    lambda2 += effects[k + 2] * x;
                }
                double count = counts[row];
                double r0 = inverse(lambda0);
                double r1 = inverse(lambda1);
                double r2 = inverse(lambda2);
                if (count == 1) {
                    product0 *= r0;
                    product1 *= r1;
                    product2 *= r2;
                    // one logarithm for many factors, each of which is below 1e13
                    if (product0 > LogProduct.HIGH || product1 > LogProduct.HIGH || product2 > LogProduct.HIGH) {
                        log0 += Math.log(product0);
                        log1 += Math.log(product1);
                        log2 += Math.log(product2);
                        product0 = 1;
                        product1 = 1;
                        product2 = 1;
                    }
                } else {
                    log0 += count * Math.log(r0);
                    log1 += count * Math.log(r1);
                    log2 += count * Math.log(r2);
                }
                r0 *= count;
                r1 *= count;
                r2 *= count;
                sum0 += r0;
                sum1 += r1;
                sum2 += r2;
                for (int j = 0, k = 0; j < n; j++, k += LANES) {
                    double x = values[at + j];
                    sums[k] += x * r0;
                    sums[k + 1] += x * r1;
                    sums[k + 2] += x * r2;
                }
                at += n;
            }
            unload(start, n, sums);
        }
        finish(0, sum0, log0 + Math.log(product0));
        finish(1, sum1, log1 + Math.log(product1));
        finish(2, sum2, log2 + Math.log(product2));
    }

    private static double inverse(double lambda) {
        return Numbers.inverseOfOneMinusExpOfMinus(
                lambda < SmallModel.SMALLEST_INTENSITY ? SmallModel.SMALLEST_INTENSITY : lambda);
    }

    /** Gathers the effects of a block's channels and clears its sums. */
    private void load(int start, int n, double[] effects, double[] sums) {
        for (int j = 0, k = 0; j < n; j++, k += LANES) {
            int from = rows.columns[start + j] * LANES;
            effects[k] = b[from];
            effects[k + 1] = b[from + 1];
            effects[k + 2] = b[from + 2];
            sums[k] = 0;
            sums[k + 1] = 0;
            sums[k + 2] = 0;
        }
    }

    private void unload(int start, int n, double[] sums) {
        for (int j = 0, k = 0; j < n; j++, k += LANES) {
            int to = rows.columns[start + j] * LANES;
            scores[to] += sums[k];
            scores[to + 1] += sums[k + 1];
            scores[to + 2] += sums[k + 2];
        }
    }

    private void finish(int lane, double sum, double logOfInverses) {
        inverseSums[lane] = sum;
        double expected = a[lane] * open;
        for (int c = 0; c < channels; c++) {
            expected += rows.openTotals[c] * b[c * LANES + lane];
        }
        logLikelihoods[lane] = -logOfInverses - expected;
    }
}
