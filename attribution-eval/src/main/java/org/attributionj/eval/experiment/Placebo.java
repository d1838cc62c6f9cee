package org.attributionj.eval.experiment;

import java.util.SplittableRandom;

/** Permutation p-values of a difference of means. */
final class Placebo {
    private static final long MOST_CHOICES = 20_000;
    private static final int SAMPLED = 9_998;
    /** Sums of the same numbers in another order differ by rounding: they count as equal. */
    private static final double ROUNDING = 1e-9;

    private Placebo() {}

    /** The part of all choices of as many treated whose difference of means is as large, signs apart. */
    static double pValue(double[] treated, double[] control, long seed) {
        int n = treated.length + control.length;
        double[] all = new double[n];
        System.arraycopy(treated, 0, all, 0, treated.length);
        System.arraycopy(control, 0, all, treated.length, control.length);
        double total = 0;
        double scale = 0;
        for (double value : all) {
            total += value;
            scale = Math.max(scale, Math.abs(value));
        }
        Differences differences = new Differences(total, treated.length, n);
        double sum = 0;
        for (double value : treated) {
            sum += value;
        }
        double observed = differences.of(sum) - ROUNDING * scale;
        return choices(n, treated.length) <= MOST_CHOICES
                ? exact(all, treated.length, differences, observed)
                : sampled(all, treated.length, differences, observed, seed);
    }

    /** |mean of the chosen - mean of the others| from the sum of the chosen. */
    private record Differences(double total, int chosen, int n) {
        double of(double sum) {
            return Math.abs(sum / chosen - (total - sum) / (n - chosen));
        }
    }

    /** n over k, or more than is enumerated. */
    private static long choices(int n, int k) {
        long choices = 1;
        for (int i = 1; i <= Math.min(k, n - k); i++) {
            choices = choices * (n - Math.min(k, n - k) + i) / i;
            if (choices > MOST_CHOICES) {
                return choices;
            }
        }
        return choices;
    }

    private static double exact(double[] all, int k, Differences differences, double observed) {
        int[] chosen = new int[k];
        for (int i = 0; i < k; i++) {
            chosen[i] = i;
        }
        long choices = 0;
        long extreme = 0;
        do {
            double sum = 0;
            for (int index : chosen) {
                sum += all[index];
            }
            choices++;
            extreme += differences.of(sum) >= observed ? 1 : 0;
        } while (advance(chosen, all.length));
        return extreme / (double) choices;
    }

    /** The next combination in lexicographic order. */
    private static boolean advance(int[] chosen, int n) {
        int k = chosen.length;
        int i = k - 1;
        while (i >= 0 && chosen[i] == n - k + i) {
            i--;
        }
        if (i < 0) {
            return false;
        }
        chosen[i]++;
        for (int next = i + 1; next < k; next++) {
            chosen[next] = chosen[next - 1] + 1;
        }
        return true;
    }

    private static double sampled(double[] all, int k, Differences differences, double observed, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] shuffled = all.clone();
        int extreme = 1;
        for (int sample = 0; sample < SAMPLED; sample++) {
            double sum = 0;
            for (int i = 0; i < k; i++) {
                int other = i + random.nextInt(shuffled.length - i);
                double drawn = shuffled[other];
                shuffled[other] = shuffled[i];
                shuffled[i] = drawn;
                sum += drawn;
            }
            extreme += differences.of(sum) >= observed ? 1 : 0;
        }
        return extreme / (SAMPLED + 1.0);
    }
}
