package org.attributionj.eval.experiment;

import static org.attributionj.eval.internal.Checks.check;
import static org.attributionj.eval.internal.Checks.notNull;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The difference of two arms' means with a bootstrap interval: the check on {@link WelchTest} where value has a long tail.
 *
 * <pre>
 *   in each resample both arms are drawn with replacement, in their own size
 *   interval = the percentiles (1 - level) / 2 and (1 + level) / 2 of the resampled differences
 *   p-value  = 2 min(part of resamples at 0 or below, part at 0 or above), at least 2 / (replicates + 1), at most 1
 * </pre>
 *
 * <p>Observations are exchangeable, so they are sorted first: their order does not matter, and the same seed gives the same
 * bits. Resamples are drawn in parallel, O(replicates x observations). Immutable and thread-safe. Reference: B. Efron (1979),
 * Bootstrap methods: another look at the jackknife, doi:10.1214/aos/1176344552.
 *
 * @param difference the difference of the means, treated less control
 * @param error the standard deviation of the resampled differences, 0 or more
 * @param interval the percentile interval
 * @param pValue two-sided, in (0, 1]; 1 if both arms hold one and the same number only
 */
public record MeanBootstrap(double difference, double error, Interval interval, double pValue) implements Serializable {
    private static final int FEWEST = 20;

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the interval is null
     */
    public MeanBootstrap {
        notNull(interval, "interval");
    }

    /**
     * Compares two arms.
     *
     * @param treated the observations of the arm that was served, 1 or more, finite
     * @param control those of the arm that was not, 1 or more, finite
     * @param replicates the number of resamples, 20 or more; 2000 for a 95 % interval
     * @param seed the seed of the draws
     * @param level the level of the interval, in (0, 1)
     * @return the comparison
     * @throws IllegalArgumentException if an argument is outside its range
     */
    public static MeanBootstrap of(double[] treated, double[] control, int replicates, long seed, double level) {
        check(replicates >= FEWEST, "replicates must be " + FEWEST + " or more, but were " + replicates);
        Normal.requireLevel(level);
        double[] one = treated.clone();
        double[] zero = control.clone();
        Arrays.sort(one);
        Arrays.sort(zero);
        double difference = Moments.of(one).mean() - Moments.of(zero).mean();
        // split one by one, so that each resample has a stream of its own, whatever thread draws it
        SplittableRandom root = new SplittableRandom(seed);
        SplittableRandom[] streams = new SplittableRandom[replicates];
        Arrays.setAll(streams, b -> root.split());
        double[] differences = Arrays.stream(streams)
                .parallel()
                .mapToDouble(random -> mean(one, random) - mean(zero, random))
                .sorted()
                .toArray();
        long below = Arrays.stream(differences).filter(each -> each <= 0).count();
        long above = Arrays.stream(differences).filter(each -> each >= 0).count();
        double tail = (Math.min(below, above) + 1.0) / (replicates + 1.0);
        return new MeanBootstrap(
                difference,
                Math.sqrt(Moments.of(differences).variance()),
                new Interval(quantile(differences, (1 - level) / 2), quantile(differences, (1 + level) / 2), level),
                Math.min(1, 2 * tail));
    }

    private static double mean(double[] values, SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[random.nextInt(values.length)];
        }
        return sum / values.length;
    }

    /** The value at rank p (n + 1), interpolated, within the smallest and the largest. */
    private static double quantile(double[] sorted, double p) {
        double rank = Math.min(sorted.length, Math.max(1, p * (sorted.length + 1)));
        int below = (int) rank;
        double next = sorted[Math.min(below, sorted.length - 1)];
        return sorted[below - 1] + (rank - below) * (next - sorted[below - 1]);
    }

    /** Difference, interval and p-value. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "difference %.6g %s, se %.6g, p %.4g", difference, interval, error, pValue);
    }
}
