package org.attributionj.core.model;

import org.attributionj.core.columnar.JourneyView;

/**
 * A model at work on one journey at a time, in primitives. A kernel may own scratch arrays: one thread at a time, unless
 * its model says otherwise. It allocates nothing in {@link #weigh}.
 */
@FunctionalInterface
public interface Kernel {

    /**
     * Weighs a journey's touchpoints.
     *
     * @param journey the journey, of one touchpoint or more; the kernel does not move it
     * @param weights receives {@code journey.length()} numbers, all of which are written: finite, 0 or more, on any
     *     scale; what lies behind them is left alone
     * @return the baseline in [0, 1]: the part of the conversion that would have happened anyway
     */
    double weigh(JourneyView journey, double[] weights);
}
