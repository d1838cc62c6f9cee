package org.attributionj.models.regression;

import java.util.Arrays;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.Kernel;

/** Equal credit without a baseline: what is left where data hold one outcome only, from which nothing can be learned. */
final class EqualCredit implements Kernel {
    @Override
    public double weigh(JourneyView journey, double[] weights) {
        Arrays.fill(weights, 0, journey.length(), 1);
        return 0;
    }
}
