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
 * it. O(entries + sum of squared entries per row) per step.
 *
 * <p>Reference: R. L. Prentice, L. A. Gloeckler (1978), Regression analysis of grouped survival data with application to
 * breast cancer data, Biometrics 34, 57-67, doi:10.2307/2529588.
 */
final class PeriodRegression {
    private static final int MOST_HALVINGS = 40;
    private static final double SMALL = 1e-5;

    /** The most that the logarithm of an effect changes in a step. */
    private static final double LARGEST_STEP = 3;

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
        int n = periods.channels + 1;
        double[] theta = start.clone();
        double[] sums = read(theta);
        double objective = sums[0] + prior.logDensity(theta);
        boolean isConverged = false;
        int iteration = 0;
        while (!isConverged && iteration < maxIterations) {
            iteration++;
            double[] step = step(theta, sums);
            double[] next = theta;
            double[] nextSums = sums;
            double nextObjective = objective;
            double factor = 1;
            for (int i = 0; i < MOST_HALVINGS; i++) {
                double[] tried = theta.clone();
                for (int k = 0; k < n; k++) {
                    tried[k] += factor * step[k];
                }
                double[] triedSums = read(tried);
                double triedObjective = triedSums[0] + prior.logDensity(tried);
                if (triedObjective >= objective) {
                    next = tried;
                    nextSums = triedSums;
                    nextObjective = triedObjective;
                    break;
                }
                factor *= 0.5;
            }
            isConverged = nextObjective - objective <= tolerance * (1 + Math.abs(objective));
            theta = next;
            sums = nextSums;
            objective = nextObjective;
        }
        return new RegressionResult(theta, sums[0], objective, information(theta, sums), iteration, isConverged);
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

    private double[] information(double[] theta, double[] sums) {
        double[] gradient = new double[periods.channels + 1];
        return penalised(theta, sums, gradient);
    }

    private double[] step(double[] theta, double[] sums) {
        int n = periods.channels + 1;
        double[] gradient = new double[n];
        double[] information = penalised(theta, sums, gradient);
        double[] factor = new double[n * n];
        double damping = 1e-10;
        while (!SymmetricMatrix.factor(information, n, factor)) {
            // where periods are all but certain the information vanishes; a little more of the diagonal shortens the
            // step
            for (int i = 0; i < n; i++) {
                information[i * n + i] += damping * (1 + information[i * n + i]);
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

    private double[] penalised(double[] theta, double[] sums, double[] gradient) {
        int n = periods.channels + 1;
        System.arraycopy(sums, 1, gradient, 0, n);
        double[] information = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                information[i * n + j] = sums[1 + n + i * n + j];
                information[j * n + i] = information[i * n + j];
            }
        }
        prior.apply(theta, gradient, information);
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
                bend = weight * g * (lambda < SMALL ? 0.5 * lambda : lambda + g - 1);
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
