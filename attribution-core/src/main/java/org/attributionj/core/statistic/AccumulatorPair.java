package org.attributionj.core.statistic;

import static org.attributionj.core.internal.Checks.notNull;

import java.io.Serializable;

/**
 * The accumulators of two statistics that run side by side.
 *
 * @param <A> the first accumulator's type
 * @param <B> the second accumulator's type
 * @param first the first statistic's accumulator
 * @param second the second statistic's accumulator
 * @see JourneyStatistic#both
 */
public record AccumulatorPair<A extends Serializable, B extends Serializable>(A first, B second)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if one is null
     */
    public AccumulatorPair {
        notNull(first, "first");
        notNull(second, "second");
    }
}
