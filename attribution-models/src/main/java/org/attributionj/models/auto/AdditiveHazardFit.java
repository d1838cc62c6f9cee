package org.attributionj.models.auto;

import java.util.Arrays;

/**
 * The additive hazard model with a gamma prior on its effects, fitted by EM for one shape of the prior.
 *
 * <pre>
 *   P = 1 - exp(-lambda),  lambda = a + sum of b_c x_c,  b_c ~ Gamma(shape k, mean g)
 *   E: r_i = 1 / P_i over converting journeys;  N_c = b_c sum of x_ic r_i;  N_0 = a sum of r_i
 *   M: g = sum N_c / sum tot_c;  b_c = (N_c + k) / (tot_c + k / g);  a = N_0 / n
 * </pre>
 *
 * <p>Non-converting journeys enter through their column sums alone. O(entries of converting rows) per iteration.
 */
final class AdditiveHazardFit {
    static final int[] SHAPES = {1, 2, 4, 8, 16, 32};

    private static final int MOST_ITERATIONS = 300;
    private static final int FEWEST_ITERATIONS = 6;
    private static final double SMALLEST_GAIN = 1e-5;
    private static final double SMALLEST_TOTAL = 1e-12;
    private static final double DROPPED_INTERCEPT = 1e-7;
    private static final double DROPPED_EFFECT = 1e-10;
    private static final double RIDGE = 1e-9;

    private final Features rows;
    private final double converted;
    private final double open;
    private final int channels;
    private final double[] totals;

    // the state of one fit
    private double a;
    private final double[] b;
    private double inverseSum;
    private final double[] scores;

    AdditiveHazardFit(Features rows, double converted, double open) {
        this.rows = rows;
        this.converted = converted;
        this.open = open;
        channels = rows.totals.length;
        totals = rows.totals.clone();
        for (int c = 0; c < channels; c++) {
            totals[c] = Math.max(totals[c], SMALLEST_TOTAL);
        }
        b = new double[channels];
        scores = new double[channels];
    }

    /** The fit of the shape with the largest evidence; the first of equals. */
    SmallModel best(Design design) {
        SmallModel best = fit(design, SHAPES[0]);
        for (int i = 1; i < SHAPES.length; i++) {
            SmallModel next = fit(design, SHAPES[i]);
            best = next.evidence() > best.evidence() ? next : best;
        }
        return best;
    }

    SmallModel fit(Design design, int shape) {
        double sumOfTotals = 0;
        for (double total : totals) {
            sumOfTotals += total;
        }
        double g = converted / sumOfTotals;
        Arrays.fill(b, 0.8 * g);
        a = 0.2 * converted / (open + converted);
        double last = Double.NEGATIVE_INFINITY;
        double logLikelihood = expectation();
        int iteration = 0;
        while (iteration < MOST_ITERATIONS
                && !(iteration >= FEWEST_ITERATIONS && Math.abs(logLikelihood - last) < SMALLEST_GAIN)) {
            last = logLikelihood;
            double sum = 0;
            for (int c = 0; c < channels; c++) {
                scores[c] *= b[c]; // N_c
                sum += scores[c];
            }
            g = sum / sumOfTotals;
            for (int c = 0; c < channels; c++) {
                b[c] = (scores[c] + shape) / (totals[c] + shape / g);
            }
            a = a * inverseSum / (open + converted);
            logLikelihood = expectation();
            iteration++;
        }
        return summarise(design, shape, g, logLikelihood, iteration);
    }

    /** Leaves sum of r_i and sum of x_ic r_i; returns the log-likelihood. */
    private double expectation() {
        Arrays.fill(scores, 0);
        LogProduct logs = new LogProduct();
        double sum = 0;
        int[] columns = rows.columns;
        double[] values = rows.values;
        for (int row = 0; row < rows.converted; row++) {
            int from = rows.starts[row];
            int to = rows.starts[row + 1];
            double intensity = a;
            for (int i = from; i < to; i++) {
                intensity += b[columns[i]] * values[i];
            }
            double p = Numbers.oneMinusExpOfMinus(Math.max(intensity, SmallModel.SMALLEST_INTENSITY));
            double count = rows.counts[row];
            logs.add(p, count);
            double r = count / p;
            sum += r;
            for (int i = from; i < to; i++) {
                scores[columns[i]] += values[i] * r;
            }
        }
        inverseSum = sum;
        double expected = a * open;
        for (int c = 0; c < channels; c++) {
            expected += rows.openTotals[c] * b[c];
        }
        return logs.value() - expected;
    }

    /** Degrees of freedom and Laplace evidence in log-parameters v = (a, b), without those that are practically 0. */
    private SmallModel summarise(Design design, int shape, double g, double logLikelihood, int iterations) {
        int[] active = new int[channels + 1];
        int n = 0;
        if (a > DROPPED_INTERCEPT) {
            active[n++] = 0;
        }
        for (int c = 0; c < channels; c++) {
            if (b[c] > DROPPED_EFFECT) {
                active[n++] = c + 1;
            }
        }
        double[] information = information();
        double[] h = new double[n * n];
        double[] m = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                h[i * n + j] = information[active[i] * (channels + 1) + active[j]] * log(active[i]) * log(active[j]);
                m[i * n + j] = h[i * n + j];
            }
            m[i * n + i] += (active[i] == 0 ? 0 : shape) + RIDGE;
        }
        double[] factor = new double[n * n];
        Dense.robustCholesky(m, n, factor);
        double prior = -channels * Numbers.logGamma(shape);
        for (int c = 0; c < channels; c++) {
            prior += shape * Math.log(shape * b[c] / g) - shape * b[c] / g;
        }
        double evidence =
                logLikelihood + prior - 0.5 * Dense.logDeterminant(factor, n) + 0.5 * n * Math.log(2 * Math.PI);
        return new SmallModel(
                design,
                Family.ADDITIVE_HAZARD,
                shape,
                a,
                b.clone(),
                logLikelihood,
                Dense.traceOfSolve(factor, h, n),
                evidence,
                iterations,
                iterations < MOST_ITERATIONS);
    }

    /** The parameter by which a derivative is multiplied to become one by the parameter's logarithm. */
    private double log(int index) {
        return index == 0 ? a : b[index - 1];
    }

    /** D' diag(exp(-lambda) / p^2) D over converting rows, D = (1, F); (channels + 1)^2. */
    private double[] information() {
        int order = channels + 1;
        double[] sum = new double[order * order];
        for (int row = 0; row < rows.converted; row++) {
            double intensity = Math.max(rows.linear(row, a, b), SmallModel.SMALLEST_INTENSITY);
            double p = Numbers.oneMinusExpOfMinus(intensity);
            rows.addOuterProduct(row, rows.counts[row] * Math.exp(-intensity) / (p * p), sum);
        }
        Features.mirror(sum, order);
        return sum;
    }
}
