package org.attributionj.models.modifiers;

import java.util.List;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.Kernel;
import org.attributionj.core.money.Fallback;
import org.attributionj.core.money.Shares;

/**
 * Adds up the settled shares of several kernels. Shares are settled as the library settles them, so that a blend of one
 * model gives that model's shares. Owns scratch arrays: one thread at a time.
 */
final class BlendKernel implements Kernel {
    private static final double UNIT = 1.0 / Shares.ONE;

    private final Kernel[] kernels;
    private final Fallback[] fallbacks;
    private final double[] v;
    private double[] own = new double[16];
    private long[] units = new long[16];

    BlendKernel(List<BoundModel> models, List<Double> weights) {
        kernels = models.stream().map(BoundModel::newKernel).toArray(Kernel[]::new);
        fallbacks = models.stream().map(BoundModel::fallback).toArray(Fallback[]::new);
        v = weights.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public double weigh(JourneyView journey, double[] weights) {
        int n = journey.length();
        if (own.length < n) {
            own = new double[Math.max(n, 2 * own.length)];
            units = new long[own.length];
        }
        for (int i = 0; i < n; i++) {
            weights[i] = 0;
        }
        double sumV = 0;
        double sumBaseline = 0;
        // share_i = sum_j v_j share_ij / sum_j v_j, over the models that attribute the whole conversion
        for (int j = 0; j < kernels.length; j++) {
            double baseline = kernels[j].weigh(journey, own);
            if (settle(j, n, baseline) == 0) {
                for (int i = 0; i < n; i++) {
                    weights[i] += v[j] * (units[i] * UNIT);
                }
                sumV += v[j];
                sumBaseline += v[j] * baseline;
            }
        }
        // rounding may lift the mean of baselines of 1 above 1 by an ulp
        return sumV == 0 ? 0 : Math.min(1, sumBaseline / sumV);
    }

    /** Settles the weights of model j and says what it leaves unattributed. */
    private long settle(int j, int n, double baseline) {
        long unattributed = Shares.ONE;
        try {
            unattributed -= Shares.settle(own, n, baseline, fallbacks[j], units);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "model " + (j + 1) + " of a blend broke its contract: " + e.getMessage(), e);
        }
        for (int i = 0; i < n; i++) {
            unattributed -= units[i];
        }
        return unattributed;
    }
}
