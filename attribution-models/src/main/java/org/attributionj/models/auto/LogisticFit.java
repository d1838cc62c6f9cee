package org.attributionj.models.auto;

import java.util.Arrays;
import java.util.Objects;
import org.attributionj.models.internal.Cholesky;

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

    /** A parameter vector and its likelihood; the derivatives by (a, b) once they are asked for. */
    final class Point {
        final double a;
        final double[] b = new double[channels];
        final double mean;
        final double logLikelihood;
        double[] gradient = {};
        double[] hessian = {};

        /**
         * The point of a parameter vector (a, log b).
         *
         * @param withDerivatives whether derivatives are computed along; they cost as much as two likelihoods
         */
        Point(double[] theta, boolean withDerivatives) {
            a = theta[0];
            double sum = 0;
            for (int c = 0; c < channels; c++) {
                b[c] = Math.exp(theta[c + 1]);
                sum += b[c];
            }
            mean = sum / channels;
            logLikelihood = withDerivatives
                    ? differentiate()
                    : likelihood(0, rows.converted, 1, true) + likelihood(rows.converted, rows.size, openWeight, false);
        }

        /** Computes the derivatives, unless they are there. */
        void complete() {
            if (hessian.length == 0) {
                differentiate();
            }
        }

        private double differentiate() {
            gradient = new double[order];
            hessian = new double[order * order];
            double sum = accumulate(0, rows.convertedBlocks, 1, true)
                    + accumulate(rows.convertedBlocks, rows.blockCount, openWeight, false);
            Features.mirror(hessian, order);
            return sum;
        }

        /** The log-likelihood of the rows [first, last). */
        private double likelihood(int first, int last, double weight, boolean converted) {
            double linearPart = 0;
            double logs = 0;
            double product = 1;
            int at = first < rows.size ? rows.starts[first] : 0;
            for (int row = first; row < last; row++) {
                double linear = a;
                for (int end = rows.starts[row + 1]; at < end; at++) {
                    linear += b[rows.columns[at]] * rows.values[at];
                }
                double e = Math.exp(-Math.abs(linear));
                double count = rows.counts[row];
                linearPart += linear >= 0 == converted ? 0 : count * Math.abs(linear);
                if (count == 1) {
                    product *= 1 + e;
                    if (product > LogProduct.HIGH) {
                        logs += Math.log(product);
                        product = 1;
                    }
                } else {
                    logs += count * Math.log1p(e);
                }
            }
            return -weight * (linearPart + logs + Math.log(product));
        }

        /** Adds the blocks to gradient and Hessian; returns their log-likelihood. */
        private double accumulate(int firstBlock, int lastBlock, double weight, boolean converted) {
            double[] values = rows.values;
            double[] counts = rows.counts;
            double[] effects = new double[channels];
            // of one block: residuals x, curvatures x, curvatures x x' in lines of n numbers
            double[] residualSums = new double[channels];
            double[] curvatureSums = new double[channels];
            double[] squares = new double[channels * channels];
            double residuals = 0;
            double curvatures = 0;
            double linearPart = 0;
            double logs = 0;
            double product = 1;
            for (int block = firstBlock; block < lastBlock; block++) {
                int first = rows.blocks[block];
                int last = rows.blocks[block + 1];
                int start = rows.starts[first];
                int n = rows.starts[first + 1] - start;
                for (int j = 0; j < n; j++) {
                    effects[j] = b[rows.columns[start + j]];
                }
                boolean isSingle = last - first == 1;
                if (!isSingle) {
                    Arrays.fill(residualSums, 0, n, 0);
                    Arrays.fill(curvatureSums, 0, n, 0);
                    Arrays.fill(squares, 0, n * n, 0);
                }
                int at = start;
                for (int row = first; row < last; row++) {
                    double linear = a;
                    for (int j = 0; j < n; j++) {
                        linear += effects[j] * values[at + j];
                    }
                    // log P(outcome) = -max(0, s) - log(1 + e), e = exp(-|s|), s = -linear if converted, else linear
                    double e = Math.exp(-Math.abs(linear));
                    double count = counts[row];
                    boolean isPositive = linear >= 0;
                    linearPart += isPositive == converted ? 0 : count * Math.abs(linear);
                    if (count == 1) {
                        product *= 1 + e;
                        if (product > LogProduct.HIGH) {
                            logs += Math.log(product);
                            product = 1;
                        }
                    } else {
                        logs += count * Math.log1p(e);
                    }
                    double small = e / (1 + e);
                    double large = 1 - small;
                    double residual =
                            count * (converted ? (isPositive ? small : large) : -(isPositive ? large : small));
                    double curvature = count * small * large;
                    residuals += residual;
                    curvatures += curvature;
                    if (isSingle) {
                        addSingle(at, n, weight * residual, weight * curvature);
                        continue;
                    }
                    for (int j = 0; j < n; j++) {
                        double x = values[at + j];
                        double wx = curvature * x;
                        residualSums[j] += residual * x;
                        curvatureSums[j] += wx;
                        int line = j * n;
                        for (int k = j; k < n; k++) {
                            squares[line + k] += wx * values[at + k];
                        }
                    }
                    at += n;
                }
                for (int j = 0; j < n && !isSingle; j++) {
                    int column = rows.columns[start + j] + 1;
                    gradient[column] += weight * residualSums[j];
                    hessian[column] += weight * curvatureSums[j];
                    for (int k = j; k < n; k++) {
                        hessian[column * order + rows.columns[start + k] + 1] += weight * squares[j * n + k];
                    }
                }
            }
            gradient[0] += weight * residuals;
            hessian[0] += weight * curvatures;
            return -weight * (linearPart + logs + Math.log(product));
        }

        /** A row without others of its pattern goes straight to gradient and Hessian. */
        private void addSingle(int start, int n, double residual, double curvature) {
            int[] columns = rows.columns;
            double[] values = rows.values;
            double[] g = gradient;
            double[] h = hessian;
            for (int i = start; i < start + n; i++) {
                int column = columns[i] + 1;
                double wx = curvature * values[i];
                g[column] += residual * values[i];
                h[column] += wx;
                int line = column * order + 1;
                for (int k = i; k < start + n; k++) {
                    h[line + columns[k]] += wx * values[k];
                }
            }
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

    /** The fit of the shape with the largest evidence; the first of equals. Each shape starts where the last one ended. */
    SmallModel best(Design design) {
        return best(design, SHAPES);
    }

    /** The fit of one shape. */
    SmallModel fit(Design design, int shape) {
        return best(design, new int[] {shape});
    }

    private SmallModel best(Design design, int[] shapes) {
        double[] theta = start();
        Point point = new Point(theta, true);
        SmallModel best = null;
        for (int shape : shapes) {
            int iterations = 0;
            boolean converged = false;
            boolean stuck = false;
            while (!converged && !stuck && iterations < MOST_ITERATIONS) {
                Point next = step(theta, point, shape);
                stuck = next == point;
                converged = !stuck && isSettled(point.objective(shape), next.objective(shape));
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

    /**
     * One damped Newton step; theta is moved along. If no part of the step keeps the objective, the same point: from a finite
     * start everything stays finite, whatever the exposures.
     */
    private Point step(double[] theta, Point point, int shape) {
        double[] direction = point.gradient(shape);
        Cholesky.solveFactored(order, point.factor(point.dataCurvature(), shape), direction);
        double longest = 1e-9;
        for (int c = 1; c < order; c++) {
            longest = Math.max(longest, Math.abs(direction[c]));
        }
        if (!(longest + Math.abs(direction[0]) < Double.POSITIVE_INFINITY)) {
            return point;
        }
        double objective = point.objective(shape);
        double[] from = theta.clone();
        double fraction = Math.min(1, LONGEST_STEP / longest);
        // full steps mostly succeed, and are taken with their derivatives at once; shortened ones are tried without
        boolean isFirst = true;
        while (true) {
            for (int i = 0; i < order; i++) {
                theta[i] = from[i] + fraction * direction[i];
            }
            Point next = new Point(theta, isFirst);
            if (next.objective(shape) >= objective - TOLERATED_LOSS) {
                next.complete();
                return next;
            }
            if (fraction < SMALLEST_FRACTION) {
                System.arraycopy(from, 0, theta, 0, order);
                return point;
            }
            isFirst = false;
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
                isConverged,
                BaselineSupport.of(baselineGradient(point), factor, h, order));
    }

    /** The derivatives by (a, log b) of the sum of P(0) / P(x) over converting journeys. */
    private double[] baselineGradient(Point point) {
        double[] gradient = new double[order];
        double without = Numbers.logistic(point.a);
        for (int row = 0; row < rows.converted; row++) {
            double with = Numbers.logistic(rows.linear(row, point.a, point.b));
            double baseline = with > 0 ? rows.counts[row] * without / with : 0;
            gradient[0] += baseline * (with - without);
            for (int i = rows.starts[row]; i < rows.starts[row + 1]; i++) {
                int c = rows.columns[i];
                gradient[c + 1] -= baseline * (1 - with) * point.b[c] * rows.values[i];
            }
        }
        return gradient;
    }
}
