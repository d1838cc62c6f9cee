package org.attributionj.eval.scoring;

import static org.attributionj.eval.internal.Checks.check;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A number over several seeds: its mean, and the range from the best to the worst seed. A range needs no law of errors; for
 * n seeds it holds the next seed with probability (n - 1) / (n + 1). Immutable and thread-safe.
 *
 * @param mean the mean
 * @param low the smallest
 * @param high the largest
 * @param seeds how many seeds
 */
public record SeedInterval(double mean, double low, double high, int seeds) implements Serializable {

    /**
     * The interval of some numbers.
     *
     * @param numbers one per seed, one or more
     * @return the interval
     * @throws IllegalArgumentException if there is no number
     */
    public static SeedInterval of(double... numbers) {
        check(numbers.length > 0, "numbers must be one or more, but there is none");
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return new SeedInterval(
                sum / numbers.length,
                Arrays.stream(numbers).min().getAsDouble(),
                Arrays.stream(numbers).max().getAsDouble(),
                numbers.length);
    }
}
