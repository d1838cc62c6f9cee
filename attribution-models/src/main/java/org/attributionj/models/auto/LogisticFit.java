package org.attributionj.models.auto;

import java.util.Arrays;
import java.util.Objects;

/**
 * The logistic model with positive effects and a gamma prior toward their common mean, fitted by Newton's method in (a,
 * theta), b = exp(theta).
 *
 * <pre>
 *   logit P = a + sum of b_c x_c
 *   log-prior = sum of [k log(b_c / mu) - k b_c / mu] - (log mu - log 0.3)^2 / 8,  mu = mean of b
 *   J = (1, b), q = b / sum b:
 *   gradient = J (D'(y - p)) + [0; k - k C q - q (log mu - log 0.3) / 4]
 *   M        = J J' (D' diag(p (1 - p)) D) + [k C (diag q - q q') + q q' / 4] + 1e-8 trace / (C + 1) I
 * </pre>
 *
 * <p>A point costs one pass over the rows, which gives its likelihood, gradient and Hessian together; these do not depend
 * on k, so the next k starts from the last point without a pass.
 */
final class LogisticFit {
    static final int[] SHAPES = {1, 2, 4, 8, 16};

    private static final double LOG_COMMON_EFFECT = Math.log(0.3);
    private static final double COMMON_VARIANCE = 4;
    private static final int MOST_ITERATIONS = 50;
    private static final double SMALLEST_GAIN = 1e-6;
    private static final double LONGEST_STEP = 3;
    private static final double SMALLEST_FRACTION = 1e-4;
    private static final double TOLERATED_LOSS = 1e-9;
    private static final double RIDGE = 1e-8;

    private final Features rows;
    private final double openWeight;
    private final int channels;
    private final int order;

    /** A fit over rows of which a non-converting one stands for openWeight times its count. */
    LogisticFit(Features rows, double openWeight) {
        this.rows = rows;
        this.openWeight = openWeight;
        channels = rows.totals.length;
        order = channels + 1;
    }

    /** The likelihood and its derivatives by (a, b) at one point. */
    private final class Point {
        final double a;
        final double[] b = new double[channels];
        final double mean;
        double logLikelihood;
        final double[] gradient = new double[order];
        final double[] hessian = new double[order * order];

        /** The point of a parameter vector (a, log b). */
        Point(double[] theta) {
            a = theta[0];
            double sum = 0;
            for (int c = 0; c < channels; c++) {
                b[c] = Math.exp(theta[c + 1]);
                sum += b[c];
            }
            mean = sum / channels;
            double converting = accumulate(0, rows.converted, 1, true);
            double others = accumulate(rows.converted, rows.size, openWeight, false);
            logLikelihood = converting + others;
            Features.mirror(hessian, order);
        }

        private double accumulate(int first, int last, double weight, boolean converted) {
            int[] columns = rows.columns;
            double[] values = rows.values;
            LogProduct logs = new LogProduct();
            double linearPart = 0;
            for (int row = first; row < last; row++) {
                int from = rows.starts[row];
                int to = rows.starts[row + 1];
                double linear = a;
                for (int i = from; i < to; i++) {
                    linear += b[columns[i]] * values[i];
                }
                // log P(outcome) = -max(0, s) - log(1 + e), e = exp(-|s|), s = -linear if converted, else linear
                double e = Math.exp(-Math.abs(linear));
                double count = rows.counts[row];
                linearPart += count * Math.max(0, converted ? -linear : linear);
                logs.add(1 + e, count);
                double small = e / (1 + e);
                double p = linear >= 0 ? 1 - small : small;
                double residual = weight * count * (converted ? (linear >= 0 ? small : 1 - small) : -p);
                gradient[0] += residual;
                for (int i = from; i < to; i++) {
                    gradient[columns[i] + 1] += residual * values[i];
                }
                rows.addOuterProduct(row, weight * count * small * (1 - small), hessian);
            }
            return -weight * (linearPart + logs.value());
        }

        /** The log-likelihood and the log-prior of a shape, without the prior's constants. */
        double objective(int shape) {
            double deviation = Math.log(mean) - LOG_COMMON_EFFECT;
            return logLikelihood + ratios(shape) - deviation * deviation / (2 * COMMON_VARIANCE);
        }

        private double ratios(int shape) {
            double sum = 0;
            for (double effect : b) {
                sum += shape * Math.log(effect / mean) - shape * effect / mean;
            }
            return sum;
        }

        /** Gradient by (a, theta) of the objective. */
        double[] gradient(int shape) {
            double[] g = new double[order];
            g[0] = gradient[0];
            double pull = (Math.log(mean) - LOG_COMMON_EFFECT) / COMMON_VARIANCE;
            for (int c = 0; c < channels; c++) {
                double q = b[c] / (mean * channels);
                g[c + 1] = b[c] * gradient[c + 1] + shape - (double) shape * channels * q - q * pull;
            }
            return g;
        }

        /** J J' (D' diag(p (1 - p)) D): the part of the curvature that the data give. */
        double[] dataCurvature() {
            double[] h = hessian.clone();
            for (int i = 0; i < order; i++) {
                for (int j = 0; j < order; j++) {
                    h[i * order + j] *= (i == 0 ? 1 : b[i - 1]) * (j == 0 ? 1 : b[j - 1]);
                }
            }
            return h;
        }

        /** The Cholesky factor of M. */
        double[] factor(double[] dataCurvature, int shape) {
            double[] m = dataCurvature.clone();
            double trace = 0;
            for (int i = 0; i < order; i++) {
                trace += m[i * order + i];
            }
            double common = (double) shape * channels;
            for (int c = 0; c < channels; c++) {
                double q = b[c] / (mean * channels);
                for (int d = 0; d < channels; d++) {
                    double r = b[d] / (mean * channels);
                    m[(c + 1) * order + d + 1] += q * r / COMMON_VARIANCE - common * q * r;
                }
                m[(c + 1) * order + c + 1] += common * q;
            }
            for (int i = 0; i < order; i++) {
                m[i * order + i] += RIDGE * trace / order;
            }
            double[] factor = new double[order * order];
            Dense.robustCholesky(m, order, factor);
            return factor;
        }
    }

    /** The fit of the shape with the largest evidence; the first of equals. */
    SmallModel best(Design design) {
        double[] theta = start();
        Point point = new Point(theta);
        SmallModel best = null;
        for (int shape : SHAPES) {
            int iterations = 0;
            boolean converged = false;
            while (!converged && iterations < MOST_ITERATIONS) {
                Point next = step(theta, point, shape);
                converged = isSettled(point.objective(shape), next.objective(shape));
                point = next;
                iterations++;
            }
            SmallModel model = summarise(design, shape, point, iterations, converged);
            best = best == null || model.evidence() > best.evidence() ? model : best;
        }
        return Objects.requireNonNull(best);
    }

    private static boolean isSettled(double last, double next) {
        return Math.abs(next - last) < SMALLEST_GAIN * (1 + Math.abs(next));
    }

    /** One damped Newton step; theta is moved along. */
    private Point step(double[] theta, Point point, int shape) {
        double[] direction = point.gradient(shape);
        Dense.solve(point.factor(point.dataCurvature(), shape), order, direction);
        double longest = 1e-9;
        for (int c = 1; c < order; c++) {
            longest = Math.max(longest, Math.abs(direction[c]));
        }
        double objective = point.objective(shape);
        double[] from = theta.clone();
        double fraction = Math.min(1, LONGEST_STEP / longest);
        while (true) {
            for (int i = 0; i < order; i++) {
                theta[i] = from[i] + fraction * direction[i];
            }
            Point next = new Point(theta);
            if (next.objective(shape) >= objective - TOLERATED_LOSS || fraction < SMALLEST_FRACTION) {
                return next;
            }
            fraction /= 2;
        }
    }

    /** The start: one common effect from the difference of total exposure between converting and all journeys. */
    private double[] start() {
        double n = 0;
        double converting = 0;
        double sum = 0;
        double convertingSum = 0;
        for (int row = 0; row < rows.size; row++) {
            double weight = weight(row);
            double exposure = exposure(row);
            n += weight;
            sum += weight * exposure;
            if (row < rows.converted) {
                converting += weight;
                convertingSum += weight * exposure;
            }
        }
        double mean = sum / n;
        double variance = 0;
        for (int row = 0; row < rows.size; row++) {
            double deviation = exposure(row) - mean;
            variance += weight(row) * deviation * deviation;
        }
        double slope = (convertingSum / converting - mean) / Math.max(variance / n, 1e-9);
        double effect = Math.min(Math.max(slope, 0.02), 3);
        double rate = converting / n;
        double[] theta = new double[order];
        Arrays.fill(theta, Math.log(effect));
        theta[0] = Math.log(rate / (1 - rate)) - effect * mean;
        return theta;
    }

    private double weight(int row) {
        return row < rows.converted ? rows.counts[row] : openWeight * rows.counts[row];
    }

    private double exposure(int row) {
        double sum = 0;
        for (int i = rows.starts[row]; i < rows.starts[row + 1]; i++) {
            sum += rows.values[i];
        }
        return sum;
    }

    private SmallModel summarise(Design design, int shape, Point point, int iterations, boolean isConverged) {
        double[] h = point.dataCurvature();
        double[] factor = point.factor(h, shape);
        double prior = point.ratios(shape) + channels * (shape * Math.log(shape) - Numbers.logGamma(shape));
        double evidence = point.logLikelihood
                + prior
                - 0.5 * Dense.logDeterminant(factor, order)
                + 0.5 * order * Math.log(2 * Math.PI);
        return new SmallModel(
                design,
                Family.LOGISTIC,
                shape,
                point.a,
                point.b,
                point.logLikelihood,
                Dense.traceOfSolve(factor, h, order),
                evidence,
                iterations,
                isConverged);
    }
}
