package org.attributionj.models.auto;

import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.Kernel;
import org.attributionj.models.internal.FittedLabels;

/**
 * Multiplies a kernel's credits by the factors of a hold-out's channels; the baseline takes the rest, and credits of more
 * than a whole conversion are scaled to one. One thread at a time.
 */
final class HoldoutKernel implements Kernel {
    private final Kernel inner;
    private final FittedLabels channels;
    private final double[] factors;

    /**
     * A kernel.
     *
     * @param inner what is corrected
     * @param channels the fit's channels
     * @param factors one per channel of the fit
     */
    HoldoutKernel(Kernel inner, FittedLabels channels, double[] factors) {
        this.inner = inner;
        this.channels = channels;
        this.factors = factors;
    }

    @Override
    public double weigh(JourneyView journey, double[] weights) {
        double baseline = inner.weigh(journey, weights);
        int n = journey.length();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += weights[i];
        }
        if (sum == 0) {
            return baseline;
        }
        double part = (1 - baseline) / sum;
        double credited = 0;
        for (int i = 0; i < n; i++) {
            int channel = channels.of(journey.code(i));
            weights[i] *= part * (channel == FittedLabels.UNSEEN ? 1 : factors[channel]);
            credited += weights[i];
        }
        return Math.max(0, 1 - credited);
    }
}
