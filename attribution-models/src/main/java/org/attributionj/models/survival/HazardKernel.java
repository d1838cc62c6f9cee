package org.attributionj.models.survival;

import java.util.Arrays;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.Kernel;

/** Credits touches by their parts of the intensity at the journey's end. One thread at a time. */
final class HazardKernel implements Kernel {
    private final FittedTouches touches;
    private final double baseline;
    private final double[] logRates;
    private final double[] decays;

    HazardKernel(FittedTouches touches, double baseline, double[] rates, double[] decays) {
        this.touches = touches;
        this.baseline = baseline;
        this.decays = decays;
        logRates = new double[rates.length];
        for (int c = 0; c < rates.length; c++) {
            logRates[c] = Math.log(rates[c]);
        }
    }

    /** Weights are divided by the largest, so that old touches keep their proportions where all would be too small. */
    @Override
    public double weigh(JourneyView journey, double[] weights) {
        int n = journey.length();
        long origin = touches.origin(journey);
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            int c = touches.channel(journey, i);
            weights[i] =
                    c < 0 ? Double.NEGATIVE_INFINITY : logRates[c] - decays[c] * FittedTouches.age(journey, i, origin);
            largest = Math.max(largest, weights[i]);
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            Arrays.fill(weights, 0, n, 0);
            return baseline > 0 ? 1 : 0;
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            weights[i] = Math.exp(weights[i] - largest);
            sum += weights[i];
        }
        // mu / (mu + sum of parts), parts = exp(largest) weights
        return baseline == 0 ? 0 : baseline / (baseline + Math.exp(largest) * sum);
    }
}
