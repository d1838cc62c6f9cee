package org.attributionj.models.survival;

/** Parameters of an additive hazard during a fit. Immutable by convention: no method changes the arrays. */
final class HazardParameters {
    private static final double SMALLEST_LOG = -700;

    /** The baseline intensity. */
    final double mu;

    /** The effect per channel. */
    final double[] beta;

    /** The decay per channel, per day. */
    final double[] w;

    HazardParameters(double mu, double[] beta, double[] w) {
        this.mu = mu;
        this.beta = beta;
        this.w = w;
    }

    /** The prior's mean at which it is largest: the mean effect. */
    double meanEffect() {
        double sum = 0;
        for (double effect : beta) {
            sum += effect;
        }
        return sum / beta.length;
    }

    /** The parameters as logarithms: mu, effects, decays. What is 0 stays very small. */
    double[] logs() {
        int channels = beta.length;
        double[] logs = new double[1 + 2 * channels];
        logs[0] = Math.max(SMALLEST_LOG, Math.log(mu));
        for (int c = 0; c < channels; c++) {
            logs[1 + c] = Math.max(SMALLEST_LOG, Math.log(beta[c]));
            logs[1 + channels + c] = Math.max(SMALLEST_LOG, Math.log(w[c]));
        }
        return logs;
    }

    /** Parameters of these logarithms; what is 0 here stays 0. */
    HazardParameters withLogs(double[] logs, HazardBounds bounds) {
        int channels = beta.length;
        double[] effects = new double[channels];
        double[] decays = new double[channels];
        for (int c = 0; c < channels; c++) {
            effects[c] = beta[c] == 0 ? 0 : bounds.effect(Math.exp(logs[1 + c]));
            decays[c] = bounds.decay(Math.exp(logs[1 + channels + c]));
        }
        return new HazardParameters(mu == 0 ? 0 : bounds.effect(Math.exp(logs[0])), effects, decays);
    }

    /** These parameters with decays halfway back to others. */
    HazardParameters withDecaysNearer(HazardParameters other) {
        double[] decays = new double[w.length];
        for (int c = 0; c < w.length; c++) {
            decays[c] = 0.5 * (w[c] + other.w[c]);
        }
        return new HazardParameters(mu, beta, decays);
    }
}
