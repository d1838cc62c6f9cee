package org.attributionj.eval.bootstrap;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;

/**
 * Weights of the Poisson bootstrap that depend on nothing but a key, a seed and the number of the resample: neither on order
 * nor on parts nor on threads. Stateless and thread-safe.
 *
 * <pre>
 *   u = mix(key + (b + 1) golden),  weight = the smallest k with P(Poisson(1) &lt;= k) > u
 * </pre>
 */
final class PoissonWeights {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final int BITS = 12;
    private static final int CELLS = 1 << BITS;
    /** P(Poisson(1) > 19) is below 2^-61: of 2^63 numbers hardly one would have a further weight. */
    private static final int MOST = 20;

    private static final long LARGEST_MEAN = 1L << 29;
    /** The weight of all numbers whose first 12 bits are the index; -1 where they have several. */
    private static final byte[] BY_FIRST_BITS = new byte[CELLS];
    /** P(Poisson(1) &lt;= k) in units of 2^-63. */
    private static final long[] CUMULATIVE = new long[MOST];

    static {
        double term = StrictMath.exp(-1);
        double sum = 0;
        for (int k = 0; k < MOST; k++) {
            sum += term;
            term /= k + 1;
            CUMULATIVE[k] = sum >= 1 ? Long.MAX_VALUE : (long) (sum * 0x1p63);
        }
        CUMULATIVE[MOST - 1] = Long.MAX_VALUE;
        for (int cell = 0; cell < CELLS; cell++) {
            long first = (long) cell << (63 - BITS);
            int low = search(first);
            int high = search(first + (1L << (63 - BITS)) - 1);
            BY_FIRST_BITS[cell] = (byte) (low == high ? low : -1);
        }
    }

    private PoissonWeights() {}

    private static int search(long u) {
        int k = 0;
        while (k < MOST - 1 && u >= CUMULATIVE[k]) {
            k++;
        }
        return k;
    }

    /** The key of a customer, or of whatever else is drawn as one. */
    static long key(CharSequence text, long seed) {
        long hash = mix(seed + GOLDEN);
        for (int i = 0; i < text.length(); i++) {
            hash = mix(hash ^ text.charAt(i));
        }
        return mix(hash + text.length());
    }

    /** A key that depends on a further number. */
    static long key(long key, long further) {
        return mix(key ^ mix(further + GOLDEN));
    }

    /** How often a customer is drawn: a draw of Poisson(1). */
    static int one(long key, int replicate) {
        long u = mix(key + (replicate + 1) * GOLDEN) >>> 1;
        int weight = BY_FIRST_BITS[(int) (u >>> (63 - BITS))];
        return weight >= 0 ? weight : search(u);
    }

    /** How often one of n like customers is drawn, together: a draw of Poisson(n). */
    static long many(long n, long key, int replicate) {
        if (n == 0) {
            return 0;
        }
        if (n == 1) {
            return one(key, replicate);
        }
        // Poisson samplers of large means need a handful of random numbers: a SplitMix64 stream of this key and
        // resample
        long[] state = {mix(key + (replicate + 1) * GOLDEN)};
        UniformRandomProvider stream = () -> {
            state[0] += GOLDEN;
            return mix(state[0]);
        };
        long sum = 0;
        long left = n;
        // samples are ints: Poisson(n + m) is Poisson(n) + Poisson(m)
        for (; left > LARGEST_MEAN; left -= LARGEST_MEAN) {
            sum += PoissonSampler.of(stream, (double) LARGEST_MEAN).sample();
        }
        return sum + PoissonSampler.of(stream, (double) left).sample();
    }

    /** The finaliser of SplitMix64 (Stafford's variant 13), a bijection that spreads all bits. */
    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
        return x ^ (x >>> 31);
    }
}
