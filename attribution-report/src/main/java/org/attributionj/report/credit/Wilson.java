package org.attributionj.report.credit;

import org.attributionj.report.document.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Wilson's interval of a rate, at 95 %.
 *
 * <pre>
 *   (p + z^2/2n +- z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n),  z = 1.959964
 * </pre>
 *
 * Source: Wilson 1927, doi:10.1080/01621459.1927.10502953.
 */
public final class Wilson {
    private static final double Z = 1.959963984540054;

    private Wilson() {}

    /**
     * The interval of a rate.
     *
     * @param successes how many of them succeeded
     * @param trials how many there were
     * @return the interval; null if there was none
     */
    public static @Nullable Interval of(long successes, long trials) {
        if (trials <= 0) {
            return null;
        }
        double n = trials;
        double p = successes / n;
        double centre = p + Z * Z / (2 * n);
        double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        double scale = 1 + Z * Z / n;
        double low = successes == 0 ? 0 : Math.max(0, (centre - half) / scale);
        double high = successes == trials ? 1 : Math.min(1, (centre + half) / scale);
        return new Interval(low, high, Replicates.LEVEL);
    }
}
