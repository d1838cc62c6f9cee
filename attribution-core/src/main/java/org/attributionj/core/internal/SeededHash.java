package org.attributionj.core.internal;

import java.util.SplittableRandom;

/**
 * A hash of labels and paths for tables of open addressing that strangers fill: whoever does not know its seed cannot choose
 * keys that fall into one place. Two hashes of other seeds put keys into other places; nothing that is given out may depend
 * on the places. Immutable and thread-safe.
 */
public final class SeededHash {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final long seed;

    /** A hash of a seed that nobody knows. */
    public SeededHash() {
        this(new SplittableRandom().nextLong());
    }

    /**
     * A hash of a seed, for tests.
     *
     * @param seed the seed
     */
    public SeededHash(long seed) {
        this.seed = seed;
    }

    /**
     * The hash of characters.
     *
     * @param chars holds them
     * @param from the index of the first
     * @param to the index after the last
     * @return the hash, {@link #of(String)} of the same characters
     */
    public int of(char[] chars, int from, int to) {
        long hash = seed;
        for (int i = from; i < to; i++) {
            hash = mixed(hash, chars[i]);
        }
        return (int) hash;
    }

    /**
     * The hash of a text.
     *
     * @param text the text
     * @return the hash
     */
    public int of(String text) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = mixed(hash, text.charAt(i));
        }
        return (int) hash;
    }

    /**
     * The hash of codes.
     *
     * @param codes holds them
     * @param from the index of the first
     * @param n how many there are
     * @return the hash
     */
    public int of(int[] codes, int from, int n) {
        long hash = seed + n;
        for (int i = from; i < from + n; i++) {
            hash = mixed(hash, codes[i]);
        }
        return (int) hash;
    }

    /** The shift makes it no polynomial: of those, some texts collide whatever the seed. */
    private static long mixed(long hash, int next) {
        long product = (hash ^ next) * FACTOR;
        return product ^ product >>> 32;
    }
}
