package org.attributionj.models.regression;

import java.util.BitSet;
import java.util.SplittableRandom;

/** The random draws of one bag: the same for the same seed and bag. One thread at a time. */
final class Draws {
    /** Up to so many journeys are drawn one by one. */
    private static final double FEW = 16;

    private final SplittableRandom random;

    Draws(long seed, int bag) {
        random = new SplittableRandom(mixed(mixed(seed) + bag));
    }

    /** Scatters seeds, or neighbouring bags would draw parts of one sequence. MurmurHash3's last step. */
    private static long mixed(long seed) {
        long z = (seed ^ (seed >>> 33)) * 0xFF51AFD7ED558CCDL;
        z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return z ^ (z >>> 33);
    }

    /** Some of the numbers below a bound, each set of that size alike. */
    BitSet subset(int bound, int size) {
        BitSet chosen = new BitSet(bound);
        // Floyd's algorithm: one draw per element
        for (int i = bound - size; i < bound; i++) {
            int candidate = random.nextInt(i + 1);
            chosen.set(chosen.get(candidate) ? i : candidate);
        }
        return chosen;
    }

    /** Each journey of the design with a probability, the others left out. Rows keep their places. */
    Design thinned(Design design, double probability) {
        if (probability == 1) {
            return design;
        }
        double[] conversions = new double[design.rows()];
        double[] nulls = new double[design.rows()];
        double logOfLoss = Math.log1p(-probability);
        for (int row = 0; row < conversions.length; row++) {
            conversions[row] = binomial(design.conversions[row], probability, logOfLoss);
            nulls[row] = binomial(design.nulls[row], probability, logOfLoss);
        }
        return design.withCounts(conversions, nulls);
    }

    /** How many of n are drawn: exactly binomial. O(drawn). */
    private double binomial(double n, double probability, double logOfLoss) {
        double drawn = 0;
        if (n <= FEW) {
            for (int i = 0; i < n; i++) {
                drawn += random.nextDouble() < probability ? 1 : 0;
            }
            return drawn;
        }
        // the distance to the next one drawn is geometric
        double at = -1;
        while (true) {
            at += 1 + Math.floor(Math.log(1 - random.nextDouble()) / logOfLoss);
            if (!(at < n)) {
                return drawn;
            }
            drawn++;
        }
    }
}
