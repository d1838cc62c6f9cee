package org.attributionj.models.auto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.attributionj.models.survival.TimedRegression;

/** Survival regressions that weigh enough to count, on primitives, the heaviest first. Immutable and thread-safe. */
final class IntensityMixture {
    private static final double MILLIS_PER_DAY = 86_400_000.0;

    final List<TimedRegression> regressions;

    /** One per regression; their sum is 1. */
    final double[] weights;

    final double[] decaysPerMilli;

    /** Per regression what a fresh touch of each channel adds to the log-intensity. */
    final double[][] effects;

    /**
     * A mixture.
     *
     * @param regressions one or more
     * @param temperature how far apart two scores must be, in nats, for their weights to differ by a factor of e
     */
    IntensityMixture(List<TimedRegression> regressions, double temperature) {
        List<TimedRegression> sorted = new ArrayList<>(regressions);
        sorted.sort(Comparator.comparingDouble(TimedRegression::score).reversed());
        double best = sorted.get(0).score();
        double[] all = new double[sorted.size()];
        int used = 0;
        for (int d = 0; d < all.length; d++) {
            all[d] = Math.exp((sorted.get(d).score() - best) / temperature);
            used += all[d] >= AutoFitter.SMALLEST_WEIGHT ? 1 : 0;
        }
        this.regressions = List.copyOf(sorted.subList(0, used));
        weights = AutoFitter.normalised(Arrays.copyOf(all, used));
        decaysPerMilli = this.regressions.stream()
                .mapToDouble(regression -> regression.decay() / MILLIS_PER_DAY)
                .toArray();
        effects = this.regressions.stream()
                .map(regression -> Lists.toArray(regression.effects()))
                .toArray(double[][]::new);
    }

    int channels() {
        return effects[0].length;
    }
}
