package org.attributionj.models.markov;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notNull;

import java.util.Currency;

/** Checks a chain that Java serialisation has read: that its arrays fit each other and its counts their totals. O(size). */
final class ChainCheck {
    private ChainCheck() {}

    /** What a chain is made of. */
    static final class Arrays {
        final ChainWindows windows;
        final int[] rowStart;
        final int[] targets;
        final long[] counts;
        final long[] starts;
        final long[] conversions;
        final long[] nulls;
        final Currency[] currencies;
        final double[][] values;
        final double[] untouchedValues;

        Arrays(
                ChainWindows windows,
                int[] rowStart,
                int[] targets,
                long[] counts,
                long[] starts,
                long[] conversions,
                long[] nulls,
                Currency[] currencies,
                double[][] values,
                double[] untouchedValues) {
            this.windows = windows;
            this.rowStart = rowStart;
            this.targets = targets;
            this.counts = counts;
            this.starts = starts;
            this.conversions = conversions;
            this.nulls = nulls;
            this.currencies = currencies;
            this.values = values;
            this.untouchedValues = untouchedValues;
        }
    }

    static void requireSound(MarkovChain chain) {
        Arrays arrays = chain.arrays();
        int n = notNull(arrays.windows, "windows").states();
        checkRows(arrays, n);
        checkLength(arrays.starts.length, n, "starts");
        checkLength(arrays.conversions.length, n, "conversions");
        checkLength(arrays.nulls.length, n, "nulls");
        sum(arrays.starts, "starts");
        long conversions = sum(arrays.conversions, "conversions");
        check(
                chain.hasTotals(conversions, Math.addExact(conversions, sum(arrays.nulls, "nulls"))),
                "totals must be those of the counts");
        int currencies = arrays.currencies.length;
        checkLength(arrays.values.length, currencies, "values");
        checkLength(arrays.untouchedValues.length, currencies, "untouchedValues");
        for (int currency = 0; currency < currencies; currency++) {
            notNull(arrays.currencies[currency], "currency");
            checkLength(arrays.values[currency].length, n, "values of a currency");
        }
    }

    private static void checkRows(Arrays arrays, int n) {
        int[] rowStart = arrays.rowStart;
        checkLength(rowStart.length, n + 1, "rowStart");
        checkLength(arrays.counts.length, arrays.targets.length, "counts");
        sum(arrays.counts, "counts");
        check(rowStart[0] == 0 && rowStart[n] == arrays.targets.length, "rows must hold all targets");
        for (int state = 0; state < n; state++) {
            check(rowStart[state] <= rowStart[state + 1], "rows must follow each other");
        }
        for (int target : arrays.targets) {
            check(target >= 0 && target < n, "target " + target + " is none of " + n + " states");
        }
    }

    private static void checkLength(int length, int wanted, String name) {
        check(length == wanted, name + " must have " + wanted + " numbers, but has " + length);
    }

    private static long sum(long[] counts, String name) {
        long sum = 0;
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException(name + " must be 0 or more, but one was " + count);
            }
            sum = Math.addExact(sum, count);
        }
        return sum;
    }
}
