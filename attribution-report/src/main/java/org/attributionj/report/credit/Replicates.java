package org.attributionj.report.credit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import org.attributionj.report.document.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Sums as they would be if other customers had come: a Poisson bootstrap in one pass. Fits are held fixed.
 *
 * <pre>
 *   sum_b = sum over customers of weight_b(customer) x what the customer adds,  weight_b ~ Poisson(1)
 * </pre>
 *
 * <p>Intervals are percentiles of the resampled figures. One thread at a time.
 */
public final class Replicates {
    /** The level of all intervals. */
    public static final double LEVEL = 0.95;

    private static final MathContext DIGITS = new MathContext(6);

    private final int count;
    private final long seed;
    private double[][] sums = new double[64][];
    private final int[] weights;
    private int[] indexes = new int[64];
    private double[] additions = new double[64];
    private int size;

    /**
     * Sums of nothing.
     *
     * @param count how many resamples; 0 for none
     * @param seed the seed of the weights
     */
    public Replicates(int count, long seed) {
        this.count = count;
        this.seed = seed;
        weights = new int[count];
    }

    /**
     * Adds something of the current customer.
     *
     * @param index which sum
     * @param addition what to add
     */
    public void add(int index, long addition) {
        add(index, (double) addition);
    }

    /**
     * Adds something of the current customer.
     *
     * @param index which sum
     * @param addition what to add
     */
    public void add(int index, double addition) {
        if (count == 0 || addition == 0) {
            return;
        }
        if (size == indexes.length) {
            indexes = Arrays.copyOf(indexes, 2 * size);
            additions = Arrays.copyOf(additions, 2 * size);
        }
        indexes[size] = index;
        additions[size++] = addition;
    }

    /**
     * Ends a customer.
     *
     * @param customer the customer whose additions these were
     */
    public void endCustomer(String customer) {
        if (size == 0) {
            return;
        }
        CustomerWeights.fill(customer, seed, weights);
        for (int i = 0; i < size; i++) {
            double[] into = sum(indexes[i]);
            double addition = additions[i];
            for (int b = 0; b < count; b++) {
                into[b] += weights[b] * addition;
            }
        }
        size = 0;
    }

    private double[] sum(int index) {
        if (index >= sums.length) {
            sums = Arrays.copyOf(sums, Math.max(index + 1, 2 * sums.length));
        }
        double[] known = sums[index];
        if (known == null) {
            known = new double[count];
            sums[index] = known;
        }
        return known;
    }

    /**
     * The resampled values of a sum.
     *
     * @param index which sum
     * @return one number per resample; 0 where nothing was added
     */
    public double[] of(int index) {
        double[] known = index < sums.length ? sums[index] : null;
        return known == null ? new double[count] : known.clone();
    }

    /**
     * The interval of numbers, one per resample.
     *
     * @param numbers the resampled figure; not finite where it is not defined
     * @return the interval; null if there are too few resamples or the figure is not defined in some of them
     */
    public @Nullable Interval interval(double[] numbers) {
        if (count < 40) {
            return null;
        }
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        if (!Double.isFinite(sorted[0]) || !Double.isFinite(sorted[count - 1])) {
            return null;
        }
        double tail = (1 - LEVEL) / 2;
        return new Interval(round(quantile(sorted, tail)), round(quantile(sorted, 1 - tail)), LEVEL);
    }

    /**
     * One number per resample from two.
     *
     * @param left one number per resample
     * @param right another one per resample
     * @param operator what to do with both
     * @return the results
     */
    public static double[] combine(double[] left, double[] right, DoubleBinaryOperator operator) {
        double[] results = new double[left.length];
        for (int b = 0; b < results.length; b++) {
            results[b] = operator.applyAsDouble(left[b], right[b]);
        }
        return results;
    }

    private static double quantile(double[] sorted, double p) {
        double place = p * (sorted.length - 1);
        int below = (int) place;
        double part = place - below;
        return below + 1 < sorted.length ? sorted[below] * (1 - part) + sorted[below + 1] * part : sorted[below];
    }

    /** Six digits: more are not known, and the last ones would depend on the order of additions. */
    private static double round(double number) {
        return new BigDecimal(number).round(DIGITS).doubleValue();
    }
}
