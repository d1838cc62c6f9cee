package org.attributionj.models.modifiers;

import java.util.Arrays;
import java.util.Map;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.Kernel;
import org.attributionj.core.model.Weigher;
import org.attributionj.core.money.Shares;

/** Multiplies the settled shares of another kernel by channel. Owns scratch arrays: one thread at a time. */
final class CalibratedKernel implements Kernel {
    private static final double UNIT = 1.0 / Shares.ONE;

    private final Weigher inner;
    private final Dictionary labels;
    private final Map<String, Double> factors;
    private final double othersFactor;
    private double[] factorOfCode = {};
    private long[] units = new long[16];

    CalibratedKernel(Weigher inner, Dictionary labels, Map<String, Double> factors, double othersFactor) {
        this.inner = inner;
        this.labels = labels;
        this.factors = factors;
        this.othersFactor = othersFactor;
    }

    @Override
    public double weigh(JourneyView journey, double[] weights) {
        int n = journey.length();
        if (units.length < n) {
            units = new long[Math.max(n, 2 * units.length)];
        }
        long rest = Shares.ONE - inner.settle(journey, units);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            rest -= units[i];
            weights[i] = factor(journey.code(i)) * (units[i] * UNIT);
            sum += weights[i];
        }
        if (rest != 0) {
            // all is unattributed but the baseline
            Arrays.fill(weights, 0, n, 0);
            return inner.baseline();
        }
        return Math.max(0, 1 - sum);
    }

    private double factor(int code) {
        if (code >= factorOfCode.length) {
            int known = factorOfCode.length;
            factorOfCode = Arrays.copyOf(factorOfCode, Math.max(code + 1, labels.size()));
            for (int each = known; each < factorOfCode.length; each++) {
                factorOfCode[each] = factors.getOrDefault(labels.label(each), othersFactor);
            }
        }
        return factorOfCode[code];
    }
}
