package org.attributionj.eval.experiment;

import static org.attributionj.eval.internal.Checks.check;

import java.io.Serializable;

/**
 * One arm of an experiment, counted by customers. Immutable and thread-safe.
 *
 * @param customers the customers of the arm, those without a touchpoint included, 1 or more
 * @param converted those of them who converted, in [0, customers]
 */
public record Arm(long customers, long converted) implements Serializable {

    /**
     * Validates the components.
     *
     * @throws IllegalArgumentException if the arm is empty or more converted than there are
     */
    public Arm {
        check(customers > 0, "customers must be 1 or more, but were " + customers);
        check(
                converted >= 0 && converted <= customers,
                "converted must be in [0, " + customers + "], but was " + converted);
    }

    /**
     * The conversion rate.
     *
     * @return converted / customers, in [0, 1]
     */
    public double rate() {
        return (double) converted / (double) customers;
    }
}
