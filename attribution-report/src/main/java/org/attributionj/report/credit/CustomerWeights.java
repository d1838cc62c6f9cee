package org.attributionj.report.credit;

/**
 * Weights of a Poisson bootstrap over customers: how often a customer is drawn into a resample depends on the customer, the
 * seed and the number of the resample alone, neither on order nor on parts.
 */
final class CustomerWeights {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final double[] CUMULATIVE = new double[20];

    static {
        double term = StrictMath.exp(-1);
        double sum = 0;
        for (int k = 0; k < CUMULATIVE.length; k++) {
            sum += term;
            CUMULATIVE[k] = sum;
            term /= k + 1;
        }
    }

    private CustomerWeights() {}

    /** Fills in the weights of one customer. */
    static void fill(String customer, long seed, int[] weights) {
        long key = mix(seed + GOLDEN);
        for (int i = 0; i < customer.length(); i++) {
            key = mix(key ^ customer.charAt(i));
        }
        for (int b = 0; b < weights.length; b++) {
            double u = (mix(key + (b + 1) * GOLDEN) >>> 11) * 0x1p-53;
            int k = 0;
            while (k < CUMULATIVE.length - 1 && u >= CUMULATIVE[k]) {
                k++;
            }
            weights[b] = k;
        }
    }

    /** The finaliser of SplitMix64, a bijection that spreads all bits. */
    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
        return x ^ (x >>> 31);
    }
}
