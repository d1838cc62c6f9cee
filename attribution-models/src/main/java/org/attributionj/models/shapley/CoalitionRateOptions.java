package org.attributionj.models.shapley;

import static org.attributionj.core.internal.Checks.inRange;
import static org.attributionj.core.internal.Checks.notNull;

import java.io.Serializable;

/**
 * How the coalition rate game treats channel sets that were seldom or never observed. Immutable and thread-safe.
 *
 * @param unseen what an unobserved set is worth
 * @param pseudoJourneys how many journeys the prior counts for, in [1e-9, 1e9]; only read if rates are shrunk
 * @param l2 the penalty on the squared coefficients of the logistic presence model, in [1e-9, 1e9]; only read if rates are
 *     shrunk
 * @param sampling how the prior's game is sampled for sets of more than 24 channels
 */
public record CoalitionRateOptions(Unseen unseen, double pseudoJourneys, double l2, SamplingOptions sampling)
        implements Serializable {

    /** Each rate shrunk toward the logistic presence model with 20 pseudo-journeys, penalty 1. */
    public static final CoalitionRateOptions DEFAULT =
            new CoalitionRateOptions(Unseen.SHRUNK, 20, 1, SamplingOptions.DEFAULT);

    /** Raw rates, unobserved sets being worth 0: what published implementations do. */
    public static final CoalitionRateOptions COMPATIBLE = DEFAULT.withUnseen(Unseen.ZERO);

    private static final double SMALLEST = 1e-9;
    private static final double LARGEST = 1e9;

    /** What a channel set without journeys is worth. */
    public enum Unseen {
        /** What the logistic presence model says; observed rates are shrunk toward it as well. */
        SHRUNK,
        /** Nothing. Rates are taken as they are, so a rare set's accident can make its subsets' channels negative. */
        ZERO
    }

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if a number is outside its range
     */
    public CoalitionRateOptions {
        notNull(unseen, "unseen");
        inRange(pseudoJourneys, SMALLEST, LARGEST, "pseudoJourneys");
        inRange(l2, SMALLEST, LARGEST, "l2");
        notNull(sampling, "sampling");
    }

    /**
     * These options with another treatment of unobserved sets.
     *
     * @param unseen what an unobserved set is worth
     * @return new options
     */
    public CoalitionRateOptions withUnseen(Unseen unseen) {
        return new CoalitionRateOptions(unseen, pseudoJourneys, l2, sampling);
    }

    /**
     * These options with a prior of another weight.
     *
     * @param pseudoJourneys how many journeys the prior counts for, in [1e-9, 1e9]
     * @return new options
     */
    public CoalitionRateOptions withPseudoJourneys(double pseudoJourneys) {
        return new CoalitionRateOptions(unseen, pseudoJourneys, l2, sampling);
    }

    /**
     * These options with another penalty.
     *
     * @param l2 the penalty of the logistic presence model, in [1e-9, 1e9]
     * @return new options
     */
    public CoalitionRateOptions withL2(double l2) {
        return new CoalitionRateOptions(unseen, pseudoJourneys, l2, sampling);
    }

    /**
     * These options with another way of sampling.
     *
     * @param sampling the seed, the error and the budget
     * @return new options
     */
    public CoalitionRateOptions withSampling(SamplingOptions sampling) {
        return new CoalitionRateOptions(unseen, pseudoJourneys, l2, sampling);
    }
}
