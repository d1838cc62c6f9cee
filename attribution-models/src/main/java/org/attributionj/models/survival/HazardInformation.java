package org.attributionj.models.survival;

import java.util.Arrays;

/**
 * Standard errors of an additive hazard: from the observed information, the negative second derivatives of the objective,
 * over the parameters that lie at no bound.
 *
 * <pre>
 *   - d2 log L = sum over conversions of -f''(lambda) grad grad' - f'(lambda) d2 lambda, and per channel what the exposures bend
 * </pre>
 *
 * <p>O(touches of converting journeys + channels^2 per converting journey).
 */
final class HazardInformation {
    /** An intensity that stands for fewer conversions than this is as good as 0, which is a bound. */
    private static final double FEWEST_DUE = 0.01;

    private final JourneyTimes data;
    private final boolean inTime;
    private final double followUp;
    private final HazardParameters at;
    private final int channels;

    private HazardInformation(JourneyTimes data, RiskTime riskTime, double followUp, HazardParameters at) {
        this.data = data;
        inTime = riskTime == RiskTime.TIME;
        this.followUp = followUp;
        this.at = at;
        channels = data.channels.size();
    }

    /** Errors of mu, the effects, the decays; 0 for what cannot be told. */
    static double[] errors(JourneyTimes data, RiskTime riskTime, HazardOptions options, HazardParameters at) {
        double followUp = options.followUp().toMillis() / JourneyTimes.MILLIS_PER_DAY;
        HazardInformation information = new HazardInformation(data, riskTime, followUp, at);
        HazardSums sums = HazardSums.of(data, riskTime, followUp, at);
        return free(information.matrix(sums, options.shape()), at, sums, HazardBounds.of(options));
    }

    private static double[] free(double[] matrix, HazardParameters at, HazardSums sums, HazardBounds bounds) {
        int channels = at.beta.length;
        int all = 1 + 2 * channels;
        int[] free = new int[all];
        int n = 0;
        if (at.mu * sums.risk() > FEWEST_DUE) {
            free[n++] = 0;
        }
        for (int c = 0; c < channels; c++) {
            if (at.beta[c] * sums.exposure(c) > FEWEST_DUE && at.beta[c] < HazardBounds.LARGEST_EFFECT) {
                free[n++] = 1 + c;
                if (!bounds.isAtBound(at.w[c])) {
                    free[n++] = 1 + channels + c;
                }
            }
        }
        double[] part = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                part[i * n + j] = matrix[free[i] * all + free[j]];
            }
        }
        double[] errors = new double[all];
        double[] found = SymmetricMatrix.standardErrors(part, n);
        for (int i = 0; i < n; i++) {
            errors[free[i]] = found[i];
        }
        return errors;
    }

    /** The information over (mu, effects, decays), by rows. */
    private double[] matrix(HazardSums sums, double shape) {
        int n = 1 + 2 * channels;
        double[] matrix = Chunks.sum(data.rows, n * n, this::add);
        for (int c = 0; c < channels; c++) {
            int b = 1 + c;
            int w = 1 + channels + c;
            // d/dw of 1 - exp(-w D) is D exp(-w D); of exp(-w D) it is the negative
            double sign = inTime ? 1 : -1;
            // an effect comes before its decay among the free ones: of this pair only the lower entry is read
            matrix[w * n + b] += sign * sums.exposureTime(c);
            matrix[w * n + w] -= sign * at.beta[c] * sums.exposureTimeSquared(c);
            if (at.beta[c] > 0) {
                matrix[b * n + b] += shape / (at.beta[c] * at.beta[c]);
            }
        }
        return matrix;
    }

    private void add(int from, int to, double[] matrix) {
        int n = 1 + 2 * channels;
        double[] gradient = new double[n];
        double[] mixed = new double[channels];
        double[] bend = new double[channels];
        for (int row = from; row < to; row++) {
            if (!data.converted[row]) {
                continue;
            }
            Arrays.fill(gradient, 0);
            Arrays.fill(mixed, 0);
            Arrays.fill(bend, 0);
            double lambda = differentiate(row, gradient, mixed, bend);
            double slope = data.counts[row] * HazardSums.slope(lambda, inTime);
            double curvature = data.counts[row] * HazardSums.curvature(lambda, inTime);
            for (int i = 0; i < n; i++) {
                double left = -curvature * gradient[i];
                for (int j = 0; left != 0 && j < n; j++) {
                    matrix[i * n + j] += left * gradient[j];
                }
            }
            for (int c = 0; c < channels; c++) {
                int b = 1 + c;
                int w = 1 + channels + c;
                matrix[w * n + b] -= slope * mixed[c];
                matrix[w * n + w] -= slope * bend[c];
            }
        }
    }

    /** lambda, with its derivatives: first, by effect and decay of one channel, twice by the decay. */
    private double differentiate(int row, double[] gradient, double[] mixed, double[] bend) {
        double shift = HazardSums.shift(data, row, inTime, followUp);
        gradient[0] = 1;
        double lambda = at.mu;
        for (int i = data.offsets[row]; i < data.offsets[row + 1]; i++) {
            int c = data.codes[i];
            double d = data.ages[i] + shift;
            double w = at.w[c];
            double e = Math.exp(-w * d);
            // k = w exp(-w D), k' = (1 - w D) exp(-w D), k'' = (w D - 2) D exp(-w D); or exp(-w D) and its derivatives
            double k = inTime ? w * e : e;
            double first = inTime ? (1 - w * d) * e : -d * e;
            double second = inTime ? (w * d - 2) * d * e : d * d * e;
            lambda += at.beta[c] * k;
            gradient[1 + c] += k;
            gradient[1 + channels + c] += at.beta[c] * first;
            mixed[c] += first;
            bend[c] += at.beta[c] * second;
        }
        return lambda;
    }
}
