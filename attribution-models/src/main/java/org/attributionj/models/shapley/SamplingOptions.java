package org.attributionj.models.shapley;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.inRange;

import java.io.Serializable;

/**
 * How Shapley values of games with too many players for enumeration are sampled: until every player's standard error is
 * small enough or the budget is spent, whichever comes first.
 *
 * <p>Immutable and thread-safe.
 *
 * @param seed the seed of the random permutations; the same seed gives the same bits
 * @param standardError the largest standard error to accept, as a part of |v(all) - v(nobody)|, in [0, 1]; 0 spends the
 *     whole budget
 * @param permutations the budget: the most permutations to walk, 64 or more; each costs n evaluations of v
 */
public record SamplingOptions(long seed, double standardError, int permutations) implements Serializable {

    /** Seed 12345, a standard error of 0.5 % of the whole, at most 4096 permutations. */
    public static final SamplingOptions DEFAULT = new SamplingOptions(12345, 0.005, 4096);

    /** Fewer permutations say too little of their own error to stop at. */
    static final int FEWEST_PERMUTATIONS = 64;

    /**
     * Validates the components.
     *
     * @throws IllegalArgumentException if the standard error is outside [0, 1] or there are fewer than 64 permutations
     */
    public SamplingOptions {
        inRange(standardError, 0, 1, "standardError");
        check(
                permutations >= FEWEST_PERMUTATIONS,
                "permutations must be " + FEWEST_PERMUTATIONS + " or more, but was " + permutations);
    }

    /**
     * These options with another seed.
     *
     * @param seed the seed
     * @return new options
     */
    public SamplingOptions withSeed(long seed) {
        return new SamplingOptions(seed, standardError, permutations);
    }

    /**
     * These options with another error to stop at.
     *
     * @param standardError as a part of |v(all) - v(nobody)|, in [0, 1]
     * @return new options
     */
    public SamplingOptions withStandardError(double standardError) {
        return new SamplingOptions(seed, standardError, permutations);
    }

    /**
     * These options with another budget.
     *
     * @param permutations the most permutations to walk, 64 or more
     * @return new options
     */
    public SamplingOptions withPermutations(int permutations) {
        return new SamplingOptions(seed, standardError, permutations);
    }
}
