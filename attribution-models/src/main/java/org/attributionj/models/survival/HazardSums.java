package org.attributionj.models.survival;

/**
 * One reading of the data under given parameters: the log-likelihood of an additive hazard, and the sums from which EM makes
 * the next parameters.
 *
 * <pre>
 *   continuous time   lambda(T) = mu + sum of beta w exp(-w D_i);  log L = log lambda(T) - mu E - sum of beta (1 - exp(-w D_i))
 *   one trial         lambda    = mu + sum of beta exp(-w D_i);    log L = log(exp(lambda) - 1) - mu - sum of beta exp(-w D_i)
 * </pre>
 *
 * <p>where the first term is that of converting journeys alone. D_i is the time from touch i to the end of the time at risk,
 * or to the last touch; E the whole time at risk. O(touches), one exponential each.
 */
final class HazardSums {
    private static final int PER_CHANNEL = 5;

    private final double[] sums;
    private final int channels;

    private HazardSums(double[] sums, int channels) {
        this.sums = sums;
        this.channels = channels;
    }

    static HazardSums of(JourneyTimes data, RiskTime riskTime, double followUp, HazardParameters at) {
        int channels = data.channels.size();
        boolean inTime = riskTime == RiskTime.TIME;
        double[] sums = Chunks.sum(
                data.rows,
                PER_CHANNEL * channels + 3,
                (from, to, part) -> add(data, inTime, followUp, at, from, to, part));
        return new HazardSums(sums, channels);
    }

    /** From a touch's age to the time that counts: until the end of the time at risk, or until the last touch. */
    static double shift(JourneyTimes data, int row, boolean inTime, double followUp) {
        if (inTime) {
            return data.converted[row] ? 0 : followUp;
        }
        return -data.delay(row);
    }

    private static void add(
            JourneyTimes data, boolean inTime, double followUp, HazardParameters at, int from, int to, double[] sums) {
        double[] felt = new double[64];
        int globals = PER_CHANNEL * data.channels.size();
        for (int row = from; row < to; row++) {
            int start = data.offsets[row];
            int n = data.offsets[row + 1] - start;
            if (felt.length < n) {
                felt = new double[Math.max(n, 2 * felt.length)];
            }
            double count = data.counts[row];
            double shift = shift(data, row, inTime, followUp);
            for (int i = 0; i < n; i++) {
                int c = data.codes[start + i];
                double d = data.ages[start + i] + shift;
                double e = Math.exp(-at.w[c] * d);
                felt[i] = e;
                int k = PER_CHANNEL * c;
                sums[k] += count * (inTime ? 1 - e : e);
                sums[k + 1] += count * d * e;
                sums[k + 2] += count * d * d * e;
            }
            sums[globals + 2] += count * (inTime ? data.ages[start] + shift : 1);
            if (data.converted[row]) {
                addConversion(data, inTime, shift, at, row, felt, sums);
            }
        }
    }

    private static void addConversion(
            JourneyTimes data,
            boolean inTime,
            double shift,
            HazardParameters at,
            int row,
            double[] felt,
            double[] sums) {
        int start = data.offsets[row];
        int n = data.offsets[row + 1] - start;
        double lambda = at.mu;
        for (int i = 0; i < n; i++) {
            int c = data.codes[start + i];
            felt[i] *= inTime ? at.beta[c] * at.w[c] : at.beta[c];
            lambda += felt[i];
        }
        double count = data.counts[row];
        double r = count * slope(lambda, inTime);
        for (int i = 0; i < n; i++) {
            int c = data.codes[start + i];
            int k = PER_CHANNEL * c;
            double part = felt[i] * r;
            sums[k + 3] += part;
            sums[k + 4] += part * (data.ages[start + i] + shift);
        }
        int globals = PER_CHANNEL * data.channels.size();
        sums[globals] += count * value(lambda, inTime);
        sums[globals + 1] += at.mu * r;
    }

    /** Below this an intensity counts as this. */
    private static final double SMALLEST_INTENSITY = 1e-300;

    /** f(lambda): log lambda in continuous time, log(exp(lambda) - 1) in one trial. */
    static double value(double lambda, boolean inTime) {
        double safe = Math.max(SMALLEST_INTENSITY, lambda);
        return inTime ? Math.log(safe) : safe + Math.log(-Math.expm1(-safe));
    }

    /** f'(lambda): 1 / lambda, or 1 / (1 - exp(-lambda)). */
    static double slope(double lambda, boolean inTime) {
        double safe = Math.max(SMALLEST_INTENSITY, lambda);
        return inTime ? 1 / safe : -1 / Math.expm1(-safe);
    }

    /** f''(lambda): -1 / lambda^2, or -exp(-lambda) / (1 - exp(-lambda))^2. */
    static double curvature(double lambda, boolean inTime) {
        double slope = slope(lambda, inTime);
        return inTime ? -slope * slope : -Math.exp(-lambda) * slope * slope;
    }

    /** What one unit of the effect is held against: the sum of 1 - exp(-w D), or of exp(-w D). */
    double exposure(int c) {
        return sums[PER_CHANNEL * c];
    }

    /** The sum of D exp(-w D). */
    double exposureTime(int c) {
        return sums[PER_CHANNEL * c + 1];
    }

    /** The sum of D^2 exp(-w D). */
    double exposureTimeSquared(int c) {
        return sums[PER_CHANNEL * c + 2];
    }

    /** The expected number of conversions due to the channel. */
    double due(int c) {
        return sums[PER_CHANNEL * c + 3];
    }

    /** Their times D, summed. */
    double dueTime(int c) {
        return sums[PER_CHANNEL * c + 4];
    }

    /** The expected number of conversions due to the baseline. */
    double dueToBaseline() {
        return sums[PER_CHANNEL * channels + 1];
    }

    /** What the baseline is held against: the time at risk, or the number of journeys. */
    double risk() {
        return sums[PER_CHANNEL * channels + 2];
    }

    /** The log-likelihood of the parameters that the sums were made with. */
    double logLikelihood(HazardParameters at) {
        double sum = sums[PER_CHANNEL * channels] - at.mu * risk();
        for (int c = 0; c < channels; c++) {
            sum -= at.beta[c] * exposure(c);
        }
        return sum;
    }
}
