package org.attributionj.models.modifiers;

import java.util.List;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.Kernel;
import org.attributionj.core.model.Weigher;
import org.attributionj.core.money.Shares;

/**
 * Adds up the settled shares of several kernels. Shares are settled as the library settles them, so that a blend of one
 * model gives that model's shares. Owns scratch arrays: one thread at a time.
 */
final class BlendKernel implements Kernel {
    private static final double UNIT = 1.0 / Shares.ONE;

    private final Weigher[] weighers;
    private final double[] v;
    private long[] units = new long[16];

    BlendKernel(List<BoundModel> models, List<Double> weights) {
        weighers = new Weigher[models.size()];
        for (int j = 0; j < weighers.length; j++) {
            weighers[j] = Weigher.of((j + 1) + " of a blend", models.get(j));
        }
        v = weights.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public double weigh(JourneyView journey, double[] weights) {
        int n = journey.length();
        if (units.length < n) {
            units = new long[Math.max(n, 2 * units.length)];
        }
        for (int i = 0; i < n; i++) {
            weights[i] = 0;
        }
        double sumV = 0;
        double sumBaseline = 0;
        // share_i = sum_j v_j share_ij / sum_j v_j, over the models that attribute the whole conversion
        for (int j = 0; j < weighers.length; j++) {
            if (unattributed(weighers[j], journey) == 0) {
                for (int i = 0; i < n; i++) {
                    weights[i] += v[j] * (units[i] * UNIT);
                }
                sumV += v[j];
                sumBaseline += v[j] * weighers[j].baseline();
            }
        }
        // rounding may lift the mean of baselines of 1 above 1 by an ulp
        return sumV == 0 ? 0 : Math.min(1, sumBaseline / sumV);
    }

    /** Leaves a model's shares in the scratch array and says what they leave unattributed. */
    private long unattributed(Weigher weigher, JourneyView journey) {
        long unattributed = Shares.ONE - weigher.settle(journey, units);
        for (int i = 0; i < journey.length(); i++) {
            unattributed -= units[i];
        }
        return unattributed;
    }
}
