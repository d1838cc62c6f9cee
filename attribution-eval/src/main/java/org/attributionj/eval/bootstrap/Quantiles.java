package org.attributionj.eval.bootstrap;

/** Quantiles of sorted numbers. */
final class Quantiles {
    private Quantiles() {}

    /** The value at rank p (n + 1), interpolated: type 6 of Hyndman and Fan (1996), doi:10.2307/2684934. */
    static double quantile(double[] sorted, double p) {
        int n = sorted.length;
        double rank = p * (n + 1);
        if (rank <= 1) {
            return sorted[0];
        }
        if (rank >= n) {
            return sorted[n - 1];
        }
        int below = (int) rank;
        double part = rank - below;
        return sorted[below - 1] + part * (sorted[below] - sorted[below - 1]);
    }
}
