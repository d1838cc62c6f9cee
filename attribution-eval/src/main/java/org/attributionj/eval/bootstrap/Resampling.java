package org.attributionj.eval.bootstrap;

import static org.attributionj.eval.internal.Checks.check;

import java.io.Serializable;

/**
 * How to resample. Immutable and thread-safe.
 *
 * @param replicates the number of resamples, in [20, 100000]; a 95 % interval wants 200 or more
 * @param seed the seed of all weights; the same seed gives every customer the same weights, whatever the model
 * @param level the level of the intervals, in (0, 1), such as 0.95
 */
public record Resampling(int replicates, long seed, double level) implements Serializable {
    private static final int FEWEST = 20;
    private static final int MOST = 100_000;

    /** 200 resamples, seed 1, 95 % intervals. */
    public static final Resampling DEFAULT = new Resampling(200, 1, 0.95);

    /**
     * Validates the components.
     *
     * @throws IllegalArgumentException if one is outside its range
     */
    public Resampling {
        check(
                replicates >= FEWEST && replicates <= MOST,
                "replicates must be in [" + FEWEST + ", " + MOST + "], but were " + replicates);
        check(level > 0 && level < 1, "level must be in (0, 1), but was " + level);
    }

    /**
     * The same with another number of resamples.
     *
     * @param replicates the number
     * @return changed settings
     * @throws IllegalArgumentException if it is outside its range
     */
    public Resampling withReplicates(int replicates) {
        return new Resampling(replicates, seed, level);
    }

    /**
     * The same with another seed.
     *
     * @param seed the seed
     * @return changed settings
     */
    public Resampling withSeed(long seed) {
        return new Resampling(replicates, seed, level);
    }

    /**
     * The same with another level.
     *
     * @param level the level, in (0, 1)
     * @return changed settings
     * @throws IllegalArgumentException if it is outside its range
     */
    public Resampling withLevel(double level) {
        return new Resampling(replicates, seed, level);
    }
}
