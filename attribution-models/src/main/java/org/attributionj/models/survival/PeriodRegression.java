package org.attributionj.models.survival;

import java.util.Arrays;
import org.attributionj.models.internal.Cholesky;

/**
 * Regression of the conversion on the exposures of each period: proportional hazards in grouped time, by scoring.
 *
 * <pre>
 *   lambda = exp(a + b x) length, b > 0;   P(conversion in the period) = 1 - exp(-lambda)
 *   log L  = sum of weight (log(1 - exp(-lambda)) where the conversion falls, - lambda elsewhere)
 * </pre>
 *
 * <p>It is the Poisson regression of the conversions with the length as offset, but exact where periods are long. The
 * objective, log L plus the log prior, never falls: steps are those of Gauss and Newton in (a, log b), halved while they lower
 * it. O(entries + sum of squared entries per row) per step, at most 40 halvings each.
 *
 * <p>One journey of thousands of touches makes an intensity that no double holds out of effects that are usual elsewhere. So
 * the start is scaled down until no row's exposures add more than {@link #LARGEST_SUM} to a log-intensity. A fit that finds no
 * finite curvature, or no step that raises the objective, ends where it is, as not converged.
 *
 * <p>Reference: R. L. Prentice, L. A. Gloeckler (1978), Regression analysis of grouped survival data with application to
 * breast cancer data, Biometrics 34, 57-67, doi:10.2307/2529588.
 */
final class PeriodRegression {
    private static final int MOST_HALVINGS = 40;
    private static final double SMALL = 1e-5;

    /** The most that the logarithm of an effect changes in a step. */
    private static final double LARGEST_STEP = 3;

    /** The most that exposures may add to a log-intensity at the start; effects that add more are scaled to add 1. */
    private static final double LARGEST_SUM = 30;

    /** The damping of an indefinite information grows tenfold so often at most, from 1e-10 to 1e10. */
    private static final int MOST_DAMPINGS = 20;

    /** Gains below this part of the objective are rounding. */
    private static final double ROUNDING = 1e-9;

    /** Which rows are read. */
    enum Rows {
        ALL,
        FIRST_HALF,
        SECOND_HALF;

        boolean read(boolean isSecondHalf) {
            return this == ALL || (this == SECOND_HALF) == isSecondHalf;
        }
    }

    private final PersonPeriods periods;
    private final Rows rows;
    private final EffectPrior prior;

    PeriodRegression(PersonPeriods periods, Rows rows, EffectPrior prior) {
        this.periods = periods;
        this.rows = rows;
        this.prior = prior;
    }

    /** Fits from given parameters: the intercept, and the logarithms of the effects. */
    RegressionResult fit(double[] start, double tolerance, int maxIterations) {
        Point now = new Point(bounded(start));
        boolean isConverged = false;
        boolean isStuck = false;
        int iteration = 0;
        while (!isConverged && !isStuck && iteration < maxIterations) {
            iteration++;
            double[] step = step(now);
            Point next = step.length == 0 ? now : improved(now, step);
            double gain = next.objective - now.objective;
            isStuck = next == now && !(promised(now, step) <= ROUNDING * (1 + Math.abs(now.objective)));
            isConverged = !isStuck && gain <= tolerance * (1 + Math.abs(now.objective));
            now = next;
        }
        return new RegressionResult(now.theta, now.sums[0], now.objective, information(now), iteration, isConverged);
    }

    /** Parameters with the sums that they give. */
    private final class Point {
        final double[] theta;
        final double[] sums;
        final double objective;

        Point(double[] theta) {
            this.theta = theta;
            sums = read(theta);
            objective = sums[0] + prior.logDensity(theta);
        }
    }

    /** The first of the step, its half, its quarter... that does not lower the objective; the same point if none is. */
    private Point improved(Point from, double[] step) {
        double factor = 1;
        for (int i = 0; i < MOST_HALVINGS; i++, factor *= 0.5) {
            double[] tried = from.theta.clone();
            for (int k = 0; k < tried.length; k++) {
                tried[k] += factor * step[k];
            }
            Point point = new Point(tried);
            if (point.objective >= from.objective) {
                return point;
            }
        }
        return from;
    }

    /** What a step would gain if the objective were linear; infinite where there is no step. */
    private double promised(Point at, double[] step) {
        if (step.length == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double[] gradient = new double[step.length];
        penalised(at, gradient);
        double gain = 0;
        for (int i = 0; i < step.length; i++) {
            gain += gradient[i] * step[i];
        }
        return gain;
    }

    /** The start, with smaller effects if they add more to a row's log-intensity than can be computed with. */
    private double[] bounded(double[] start) {
        double[] natural = EffectPrior.natural(start);
        double largest = 0;
        for (int row = 0; row < periods.rows; row++) {
            double sum = 0;
            for (int k = periods.starts[row]; k < periods.starts[row + 1]; k++) {
                sum += natural[1 + periods.columns[k]] * periods.values[k];
            }
            largest = Math.max(largest, sum);
        }
        double[] theta = start.clone();
        for (int c = 1; c < theta.length && largest > LARGEST_SUM; c++) {
            theta[c] -= Math.log(largest);
        }
        return theta;
    }

    /** The largest log-likelihood of an intensity that touches do not change, from a given logarithm of it. */
    double logLikelihoodWithoutEffects(double start, double tolerance, int maxIterations) {
        int n = periods.channels + 1;
        double[] theta = new double[n];
        Arrays.fill(theta, Double.NEGATIVE_INFINITY);
        theta[0] = start;
        double logLikelihood = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < maxIterations; i++) {
            double[] sums = read(theta);
            boolean isConverged = sums[0] - logLikelihood <= tolerance * (1 + Math.abs(sums[0]));
            logLikelihood = Math.max(logLikelihood, sums[0]);
            if (isConverged || sums[1 + n] <= 0) {
                break;
            }
            theta[0] += sums[1] / sums[1 + n];
        }
        return logLikelihood;
    }

    private double[] information(Point at) {
        return penalised(at, new double[periods.channels + 1]);
    }

    /** The step of Gauss and Newton, at most {@link #LARGEST_STEP} long; empty where the curvature is not finite. */
    private double[] step(Point at) {
        int n = periods.channels + 1;
        double[] gradient = new double[n];
        double[] information = penalised(at, gradient);
        double[] factor = new double[n * n];
        double damping = 1e-10;
        for (int i = 0; !SymmetricMatrix.factor(information, n, factor); i++) {
            if (i == MOST_DAMPINGS) {
                return new double[0];
            }
            // where periods are all but certain the information vanishes; a little more of the diagonal shortens the
            // step
            for (int k = 0; k < n; k++) {
                information[k * n + k] += damping * (1 + information[k * n + k]);
            }
            damping *= 10;
        }
        Cholesky.solveFactored(n, factor, gradient);
        double largest = 0;
        for (int c = 1; c < n; c++) {
            largest = Math.max(largest, Math.abs(gradient[c]));
        }
        double factorOfStep = largest > LARGEST_STEP ? LARGEST_STEP / largest : 1;
        for (int i = 0; i < n; i++) {
            gradient[i] *= factorOfStep;
        }
        return gradient;
    }

    private double[] penalised(Point at, double[] gradient) {
        int n = periods.channels + 1;
        System.arraycopy(at.sums, 1, gradient, 0, n);
        double[] information = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                information[i * n + j] = at.sums[1 + n + i * n + j];
                information[j * n + i] = information[i * n + j];
            }
        }
        prior.apply(at.theta, gradient, information);
        return information;
    }

    /**
     * The log-likelihood, its gradient by (a, b), and the lower triangle of its negative second derivatives.
     *
     * @param theta (a, log b)
     */
    double[] read(double[] theta) {
        int n = periods.channels + 1;
        double[] natural = EffectPrior.natural(theta);
        return Chunks.sum(periods.rows, 1 + n + n * n, (from, to, sums) -> add(natural, from, to, sums));
    }

    private void add(double[] at, int from, int to, double[] sums) {
        int n = periods.channels + 1;
        int second = 1 + n;
        int[] columns = periods.columns;
        double[] values = periods.values;
        for (int row = from; row < to; row++) {
            if (!rows.read(periods.secondHalf[row])) {
                continue;
            }
            int first = periods.starts[row];
            int last = periods.starts[row + 1];
            double eta = at[0] + periods.logLengths[row];
            for (int k = first; k < last; k++) {
                eta += at[1 + columns[k]] * values[k];
            }
            double lambda = Math.exp(eta);
            double weight = periods.weights[row];
            // d/d eta: lambda / (exp(lambda) - 1) =: g, or -lambda; - d2/d eta2: g (lambda + g - 1), or lambda
            double slope;
            double bend;
            if (periods.events[row]) {
                double g = ratio(lambda);
                sums[0] += weight * logProbability(eta, lambda);
                slope = weight * g;
                // certain of the conversion, where g is 0: no product of 0 and infinity
                bend = g == 0 ? 0 : weight * g * (lambda < SMALL ? 0.5 * lambda : lambda + g - 1);
            } else {
                sums[0] -= weight * lambda;
                slope = -weight * lambda;
                bend = weight * lambda;
            }
            sums[1] += slope;
            sums[second] += bend;
            for (int k = first; k < last; k++) {
                int i = 1 + columns[k];
                double x = values[k];
                sums[1 + i] += slope * x;
                double bx = bend * x;
                sums[second + i * n] += bx;
                for (int m = first; m <= k; m++) {
                    int j = 1 + columns[m];
                    sums[second + (i > j ? i * n + j : j * n + i)] += bx * values[m];
                }
            }
        }
    }

    /** log(1 - exp(-lambda)); for very small lambda = exp(eta) this is eta. */
    private static double logProbability(double eta, double lambda) {
        return lambda < 1e-300 ? eta : Math.log(-Math.expm1(-lambda));
    }

    /** lambda / (exp(lambda) - 1), 1 at 0 and 0 far out. */
    private static double ratio(double lambda) {
        if (lambda < 1e-300) {
            return 1;
        }
        return lambda > 700 ? 0 : lambda / Math.expm1(lambda);
    }
}
