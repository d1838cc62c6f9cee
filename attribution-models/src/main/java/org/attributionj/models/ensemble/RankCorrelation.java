package org.attributionj.models.ensemble;

import static org.attributionj.models.internal.Checks.check;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Rank correlations with ties. Stateless and thread-safe.
 *
 * <p>References: C. Spearman (1904), The proof and measurement of association between two things, American Journal of
 * Psychology 15(1), 72-101, doi:10.2307/1412159. M. G. Kendall (1945), The treatment of ties in ranking problems, Biometrika
 * 33(3), 239-251, doi:10.1093/biomet/33.3.239.
 */
public final class RankCorrelation {
    private RankCorrelation() {}

    /**
     * Spearman's rho: Pearson's correlation of the ranks, equal numbers having the mean of their ranks. O(n log n).
     *
     * @param x numbers
     * @param y as many numbers
     * @return rho in [-1, 1]; nothing if all numbers of a side are equal, or there are fewer than 2
     * @throws IllegalArgumentException if the sides differ in length or hold a NaN
     */
    public static OptionalDouble spearman(double[] x, double[] y) {
        checkSides(x, y);
        double[] a = ranks(x);
        double[] b = ranks(y);
        double mean = (x.length + 1) / 2.0;
        double covariance = 0;
        double ofX = 0;
        double ofY = 0;
        for (int i = 0; i < a.length; i++) {
            covariance += (a[i] - mean) * (b[i] - mean);
            ofX += (a[i] - mean) * (a[i] - mean);
            ofY += (b[i] - mean) * (b[i] - mean);
        }
        return correlation(covariance, ofX, ofY);
    }

    /**
     * Kendall's tau-b: how many more pairs are ordered alike than unlike, corrected for ties. O(n<sup>2</sup>).
     *
     * <pre>
     *   tau_b = (concordant - discordant) / sqrt((pairs - ties in x) (pairs - ties in y))
     * </pre>
     *
     * @param x numbers
     * @param y as many numbers
     * @return tau in [-1, 1]; nothing if all numbers of a side are equal, or there are fewer than 2
     * @throws IllegalArgumentException if the sides differ in length or hold a NaN
     */
    public static OptionalDouble kendall(double[] x, double[] y) {
        checkSides(x, y);
        long concordance = 0;
        long untiedX = 0;
        long untiedY = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                int ofX = compare(x[i], x[j]);
                int ofY = compare(y[i], y[j]);
                concordance += (long) ofX * ofY;
                untiedX += ofX == 0 ? 0 : 1;
                untiedY += ofY == 0 ? 0 : 1;
            }
        }
        return correlation((double) concordance, (double) untiedX, (double) untiedY);
    }

    /** Signs, with 0 and -0 tied. */
    private static int compare(double a, double b) {
        return a < b ? -1 : a > b ? 1 : 0;
    }

    private static OptionalDouble correlation(double covariance, double ofX, double ofY) {
        if (ofX == 0 || ofY == 0) {
            return OptionalDouble.empty();
        }
        // rounding may pass the ends by an ulp
        return OptionalDouble.of(Math.max(-1, Math.min(1, covariance / Math.sqrt(ofX * ofY))));
    }

    private static double[] ranks(double[] numbers) {
        int[] order = IntStream.range(0, numbers.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> numbers[i] + 0.0))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[numbers.length];
        for (int start = 0, end; start < order.length; start = end) {
            end = start + 1;
            while (end < order.length && numbers[order[end]] == numbers[order[start]]) {
                end++;
            }
            for (int i = start; i < end; i++) {
                ranks[order[i]] = (start + 1 + end) / 2.0;
            }
        }
        return ranks;
    }

    private static void checkSides(double[] x, double[] y) {
        check(x.length == y.length, "x and y must be of one length, but have " + x.length + " and " + y.length);
        check(
                Arrays.stream(x).noneMatch(Double::isNaN) && Arrays.stream(y).noneMatch(Double::isNaN),
                "numbers to correlate must not be NaN, but one was");
    }
}
