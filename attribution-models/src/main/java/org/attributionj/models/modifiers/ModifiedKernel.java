package org.attributionj.models.modifiers;

import java.util.List;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.Kernel;
import org.attributionj.models.internal.LabelFactors;
import org.attributionj.models.internal.RestrictableKernel;
import org.attributionj.models.modifiers.ModifiedModel.BoundFactors;

/** Multiplies another kernel's weights. Owns scratch arrays: one thread at a time. */
final class ModifiedKernel implements Kernel {
    private final Kernel inner;
    private final boolean innerFallsBackToLinear;
    private final BoundFactors[] dimensions;
    private final LabelFactors[] tables;
    private double[] factors = new double[16];

    ModifiedKernel(Kernel inner, boolean innerFallsBackToLinear, List<BoundFactors> dimensions) {
        this.inner = inner;
        this.innerFallsBackToLinear = innerFallsBackToLinear;
        this.dimensions = dimensions.toArray(BoundFactors[]::new);
        this.tables = dimensions.stream().map(BoundFactors::newTable).toArray(LabelFactors[]::new);
    }

    @Override
    public double weigh(JourneyView journey, double[] weights) {
        int n = journey.length();
        if (factors.length < n) {
            factors = new double[Math.max(n, 2 * factors.length)];
        }
        multiply(journey, n);
        double baseline = weighInner(journey, weights);
        boolean innerIsZero = true;
        double largest = 0;
        for (int i = 0; i < n; i++) {
            if (!(weights[i] >= 0)) {
                return baseline; // left as they are, for the library to refuse
            }
            innerIsZero &= weights[i] == 0;
            if (factors[i] > 0 && weights[i] > largest) {
                largest = weights[i];
            }
        }
        if (largest > 0) {
            // w'_i = w_i / max(w) * m_i: relative to the largest weight that counts, so that no product overflows
            for (int i = 0; i < n; i++) {
                weights[i] = factors[i] == 0 ? 0 : weights[i] / largest * factors[i];
            }
        } else {
            // linear over what is allowed, w'_i = m_i; but a model that leaves a conversion unattributed still does
            boolean unattributed = innerIsZero && !innerFallsBackToLinear;
            for (int i = 0; i < n; i++) {
                weights[i] = unattributed ? 0 : factors[i];
            }
        }
        return baseline;
    }

    /** m_i = the product of the multipliers of i's labels. */
    private void multiply(JourneyView journey, int n) {
        for (int i = 0; i < n; i++) {
            factors[i] = 1;
        }
        for (int d = 0; d < dimensions.length; d++) {
            BoundFactors dimension = dimensions[d];
            LabelFactors table = tables[d];
            for (int i = 0; i < n; i++) {
                factors[i] *= table.of(dimension.code(journey, i));
            }
        }
    }

    private double weighInner(JourneyView journey, double[] weights) {
        return inner instanceof RestrictableKernel restrictable
                ? restrictable.weigh(journey, factors, weights)
                : inner.weigh(journey, weights);
    }
}
