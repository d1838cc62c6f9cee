package org.attributionj.models.survival;

import java.util.Arrays;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.models.internal.PlayerSums;
import org.attributionj.models.response.ResponseKernel;

/**
 * 1 - exp(-intensity at the end), of the touches that are kept. What touches add is summed on the scale of a {@link Scale}.
 * Owns its arrays: one thread at a time.
 */
final class IntensityResponseKernel implements ResponseKernel {
    /** What the effects of touches add up to. */
    enum Scale {
        /** The intensity itself. */
        INTENSITY {
            @Override
            double probability(double sum) {
                return -Math.expm1(-sum);
            }
        },
        /** The logarithm of the intensity. */
        LOG_INTENSITY {
            @Override
            double probability(double sum) {
                return -Math.expm1(-Math.exp(sum));
            }
        };

        /** The probability of a conversion. */
        abstract double probability(double sum);
    }

    private final FittedTouches touches;
    private final Scale scale;
    private final double baseline;
    private final double[] effects;
    private final double[] decays;
    private double[] parts = new double[8];

    /**
     * A kernel.
     *
     * @param touches the fitted view of touches
     * @param scale what the sum is
     * @param baseline the sum without touches
     * @param effects what a fresh touch adds to the sum, per channel
     * @param decays the decay per day, per channel
     */
    IntensityResponseKernel(FittedTouches touches, Scale scale, double baseline, double[] effects, double[] decays) {
        this.touches = touches;
        this.scale = scale;
        this.baseline = baseline;
        this.effects = effects;
        this.decays = decays;
    }

    @Override
    public double probability(JourneyView journey, boolean[] kept) {
        long origin = touches.origin(journey);
        double sum = baseline;
        for (int i = 0; i < journey.length(); i++) {
            if (kept[i]) {
                sum += part(journey, i, origin);
            }
        }
        return scale.probability(sum);
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
        double always = baseline;
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
            table[set] = scale.probability(table[set]);
        }
    }
}
