package org.attributionj.models.auto;

import java.util.Arrays;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.Kernel;

/**
 * Credits one journey under a fit: f W_c gamma_c / sum of W_c gamma_c per channel, split over its touches in proportion to
 * the best model's decayed exposure. Up to 32 models, so O(32 channels of the journey + 16 touches) exponentials. Owns its
 * arrays: one thread at a time.
 */
final class AutoKernel implements Kernel {
    private final CreditBasis basis;
    private final Mixture mixture;
    private final Touches touches;
    private final double[] factors;
    private final double[] removalEffects;

    // scratch, per distinct channel of a journey
    private final double[] x;
    private final double[] removal;
    private final double[] credit;
    private final double[] split;
    private final long[] freshest;

    AutoKernel(AutoFit fit, Mixture mixture, Touches touches) {
        basis = fit.basis();
        this.mixture = mixture;
        this.touches = touches;
        factors = Lists.toArray(fit.columnFactors());
        removalEffects =
                fit.chain() == null ? new double[0] : Lists.toArray(fit.chain().removalEffects());
        x = new double[factors.length];
        removal = new double[factors.length];
        credit = new double[factors.length];
        split = new double[factors.length];
        freshest = new long[factors.length];
    }

    @Override
    public double weigh(JourneyView journey, double[] weights) {
        touches.read(journey);
        if (basis == CreditBasis.NOTHING) {
            Arrays.fill(weights, 0, touches.length, 0);
            return 0;
        }
        if (basis == CreditBasis.TIME_DECAY) {
            for (int i = 0; i < touches.length; i++) {
                weights[i] = Design.exposure(touches.ages[i], mixture.splitRate);
            }
            return 0;
        }
        double fraction = creditChannels();
        splitOverTouches(weights);
        return Math.min(1, Math.max(0, 1 - fraction));
    }

    /** Leaves each distinct channel's credit; returns their sum, the part of the conversion that touches brought about. */
    private double creditChannels() {
        int n = touches.distinctCount;
        Arrays.fill(credit, 0, n, 0);
        double fraction = 0;
        for (int d = 0; d < mixture.rates.length; d++) {
            touches.features(mixture.rates[d], mixture.sums[d], null, x);
            for (int k = 0; k < mixture.models[d].length; k++) {
                double f = mixture.models[d][k].removalEffects(touches.distinct, 0, n, x, removal);
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += removal[i];
                }
                if (sum > 0) {
                    double part = mixture.weights[d][k] * f;
                    fraction += part;
                    for (int i = 0; i < n; i++) {
                        credit[i] += part * (removal[i] / sum);
                    }
                }
            }
        }
        boolean chained = basis == CreditBasis.MARKOV_CHAIN;
        double total = 0;
        for (int i = 0; i < n; i++) {
            int channel = touches.distinct[i];
            credit[i] = (chained ? removalEffects[channel] : credit[i]) * factors[channel];
            total += credit[i];
        }
        fraction = Math.min(1, fraction);
        if (total > 0) {
            for (int i = 0; i < n; i++) {
                credit[i] *= fraction / total;
            }
        }
        return fraction;
    }

    /** Within a channel in proportion to exp(-age rate), relative to its freshest touch, so that nothing underflows. */
    private void splitOverTouches(double[] weights) {
        int n = touches.distinctCount;
        Arrays.fill(freshest, 0, n, Long.MAX_VALUE);
        Arrays.fill(split, 0, n, 0);
        for (int i = 0; i < touches.length; i++) {
            int slot = touches.slots[i];
            if (slot >= 0) {
                freshest[slot] = Math.min(freshest[slot], touches.ages[i]);
            }
        }
        for (int i = 0; i < touches.length; i++) {
            int slot = touches.slots[i];
            weights[i] = 0;
            if (slot >= 0) {
                weights[i] = Design.exposure(touches.ages[i] - freshest[slot], mixture.splitRate);
                split[slot] += weights[i];
            }
        }
        for (int i = 0; i < touches.length; i++) {
            int slot = touches.slots[i];
            if (slot >= 0) {
                weights[i] *= credit[slot] / split[slot];
            }
        }
    }
}
