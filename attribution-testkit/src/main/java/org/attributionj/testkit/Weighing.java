package org.attributionj.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.common.primitives.Doubles;
import java.util.Arrays;
import java.util.List;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.Kernel;

/**
 * What a kernel said about one journey.
 *
 * @param baseline the baseline
 * @param weights one weight per touchpoint
 */
record Weighing(double baseline, List<Double> weights) {
    private static final int ROOM_BEHIND = 17;
    private static final double UNTOUCHED = -12_345.678;

    /**
     * Weighs with a kernel and holds it to its contract: all weights written, finite, 0 or more; nothing behind them
     * touched; the view not moved; the baseline in [0, 1].
     */
    static Weighing by(Kernel kernel, JourneyView journey) {
        // a weight that is added to or not written at all stays NaN
        return by(kernel, journey, Double.NaN);
    }

    static Weighing by(Kernel kernel, JourneyView journey, double before) {
        int n = journey.length();
        int row = journey.row();
        double[] weights = new double[n + ROOM_BEHIND];
        Arrays.fill(weights, 0, n, before);
        Arrays.fill(weights, n, weights.length, UNTOUCHED);
        double baseline = kernel.weigh(journey, weights);
        for (int i = 0; i < n; i++) {
            if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
                fail(
                        "weight of touchpoint %d of %d must be written, finite and 0 or more, but is %s",
                        i + 1, n, weights[i]);
            }
        }
        for (int i = n; i < weights.length; i++) {
            assertThat(weights[i])
                    .as("the array behind the %d weights must be left alone at index %d", n, i)
                    .isEqualTo(UNTOUCHED);
        }
        assertThat(baseline >= 0 && baseline <= 1)
                .as("baseline must be in [0, 1], but is %s", baseline)
                .isTrue();
        assertThat(journey.row()).as("the row that the view is at").isEqualTo(row);
        return new Weighing(baseline, Doubles.asList(Arrays.copyOf(weights, n)));
    }
}
