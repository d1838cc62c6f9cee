package org.attributionj.models.survival;

import java.util.Arrays;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.models.response.ResponseKernel;

/** 1 - exp(-exp(log-intensity at the end)), of the touches that are kept. Owns its arrays: one thread at a time. */
final class SurvivalResponseKernel implements ResponseKernel {
    private final FittedTouches touches;
    private final double intercept;
    private final double[] effects;
    private final double[] decays;
    private double[] parts = new double[8];

    /**
     * A kernel.
     *
     * @param touches the fitted view of touches
     * @param intercept the log-intensity without touches; infinite where none or all converted
     * @param effects what a fresh touch adds, per channel
     * @param decays the decay per day, per channel
     */
    SurvivalResponseKernel(FittedTouches touches, double intercept, double[] effects, double[] decays) {
        this.touches = touches;
        this.intercept = intercept;
        this.effects = effects;
        this.decays = decays;
    }

    private static double probability(double logIntensity) {
        return -Math.expm1(-Math.exp(logIntensity));
    }

    @Override
    public double probability(JourneyView journey, boolean[] kept) {
        long origin = touches.origin(journey);
        double sum = intercept;
        for (int i = 0; i < journey.length(); i++) {
            if (kept[i]) {
                sum += part(journey, i, origin);
            }
        }
        return probability(sum);
    }

    private double part(JourneyView journey, int touch, long origin) {
        int c = touches.channel(journey, touch);
        return c < 0 ? 0 : effects[c] * Math.exp(-decays[c] * FittedTouches.age(journey, touch, origin));
    }

    @Override
    public void exposure(JourneyView journey, double[] exposure) {
        long origin = touches.origin(journey);
        for (int i = 0; i < journey.length(); i++) {
            int c = touches.channel(journey, i);
            exposure[i] = c < 0 ? 1 : Math.exp(-decays[c] * FittedTouches.age(journey, i, origin));
        }
    }

    @Override
    public void tabulate(JourneyView journey, int[] player, int players, boolean[] kept, double[] table) {
        if (parts.length < players) {
            parts = new double[Math.max(players, 2 * parts.length)];
        }
        Arrays.fill(parts, 0, players, 0);
        long origin = touches.origin(journey);
        double always = intercept;
        for (int i = 0; i < journey.length(); i++) {
            double part = part(journey, i, origin);
            if (player[i] < 0) {
                always += part;
            } else {
                parts[player[i]] += part;
            }
        }
        PlayerSums.fill(always, parts, players, table);
        for (int set = 0; set < 1 << players; set++) {
            table[set] = probability(table[set]);
        }
    }
}
