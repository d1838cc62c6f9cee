package org.attributionj.models.internal;

import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.Kernel;

/**
 * A kernel that can be told which touchpoints count, so that the others do not decide the scale of its weights. Needed
 * where weights fall so steeply that those left over, next to the largest, would be too small for a {@code double}.
 */
public interface RestrictableKernel extends Kernel {

    /**
     * Weighs the touchpoints that count.
     *
     * @param journey the journey, of one touchpoint or more
     * @param factors one number per touchpoint, 0 or more: those with 0 do not count
     * @param weights receives one number per touchpoint, in proportion to what {@link Kernel#weigh} gives; 0 for those
     *     that do not count
     * @return the baseline in [0, 1]
     */
    double weigh(JourneyView journey, double[] factors, double[] weights);
}
