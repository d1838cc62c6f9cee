package org.attributionj.models.shapley;

import java.util.Arrays;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.Kernel;
import org.attributionj.models.internal.FittedLabels;

/** Leave-one-out on exact paths, O(steps) for all steps of a journey together. One thread at a time. */
final class ExactPathKernel implements Kernel {
    private final PathRates rates;
    private final FittedLabels labels;
    private int[] path = {};

    /** {@code prefix[i]}: the hash of the first i steps. */
    private long[] prefix = {0};

    ExactPathKernel(PathRates rates, FittedLabels labels) {
        this.rates = rates;
        this.labels = labels;
    }

    @Override
    public double weigh(JourneyView journey, double[] weights) {
        int n = journey.length();
        if (path.length < n) {
            path = new int[Math.max(n, 2 * path.length)];
            prefix = new long[path.length + 1];
        }
        boolean known = true;
        for (int i = 0; i < n; i++) {
            path[i] = labels.of(journey.code(i));
            known &= path[i] != FittedLabels.UNSEEN;
            prefix[i + 1] = prefix[i] * PathRates.BASE + path[i] + 1;
        }
        double rate = known ? rates.rate(prefix[n], path, n, -1) : 0;
        // nothing can be lost from a path that never converts
        if (rate == 0 || !leaveOut(n, rate, weights)) {
            Arrays.fill(weights, 0, n, 0);
            weights[n - 1] = 1;
        }
        return 0;
    }

    /** weight_i = max(0, p(path) - p(path without step i)); whether any is positive. */
    private boolean leaveOut(int n, double rate, double[] weights) {
        boolean any = false;
        long behind = 0; // the hash of the steps behind i
        long power = 1; // B^(steps behind i)
        for (int i = n - 1; i >= 0; i--) {
            weights[i] = Math.max(0, rate - rates.rate(prefix[i] * power + behind, path, n, i));
            any |= weights[i] > 0;
            behind += (path[i] + 1) * power;
            power *= PathRates.BASE;
        }
        return any;
    }
}
