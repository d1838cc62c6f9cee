package org.attributionj.eval.scenario;

import java.util.SplittableRandom;

/**
 * The random numbers of one purpose of one customer: a stream that depends on the seed and its keys only, so that nothing
 * else that is or is not drawn can change it. That is what makes two runs differ by a channel and by nothing else (common
 * random numbers).
 *
 * <p>The bits are those of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014, doi:10.1145/2660193.2660195); all that is made of
 * them uses {@link StrictMath}, so that every machine and JDK draws the same. Single thread.
 */
final class Draws {
    private static final double UNIT = 0x1.0p-53;

    private final SplittableRandom random;

    private Draws(long key) {
        random = new SplittableRandom(key);
    }

    static Draws of(long seed, long customer, long purpose) {
        return new Draws(mix(mix(mix(seed) + customer) + purpose));
    }

    static Draws of(long seed, long customer, long purpose, long item) {
        return new Draws(mix(mix(mix(mix(seed) + customer) + purpose) + item));
    }

    static Draws of(long key) {
        return new Draws(mix(key));
    }

    /** A bijection of 64 bits that leaves nothing of the order of its arguments. */
    private static long mix(long key) {
        return new SplittableRandom(key).nextLong();
    }

    /** The key of a further stream. */
    long key() {
        return random.nextLong();
    }

    /** In (0, 1): neither end, so that a logarithm is always finite. */
    double uniform() {
        return ((random.nextLong() >>> 11) + 0.5) * UNIT;
    }

    /** Of mean 1. */
    double exponential() {
        return -StrictMath.log(uniform());
    }

    /** Of mean 0 and variance 1, by Box and Muller. */
    double normal() {
        return StrictMath.sqrt(2 * exponential()) * StrictMath.cos(2 * Math.PI * uniform());
    }

    /** In [0, n). */
    int below(int n) {
        return (int) (uniform() * n);
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    /** The number of arrivals within {@code mean} of a Poisson process of rate 1. O(mean). */
    int poisson(double mean) {
        int n = 0;
        for (double t = exponential(); t < mean; t += exponential()) {
            n++;
        }
        return n;
    }
}
