package org.attributionj.core.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;

/**
 * Which of some numbers that were rounded down are rounded up instead, so that they add up: those with the largest remainders,
 * ties to the earlier.
 *
 * <p>The numbers come from shares that were doubles. Remainders tie if they differ by no more than the rounding of doubles
 * explains: by 2<sup>-48</sup> of all numbers together, and by a quarter of an even remainder at most, so that a number without
 * remainder stays.
 */
public final class LargestRemainder {
    private static final BigDecimal PRECISION = BigDecimal.ONE.divide(BigDecimal.valueOf(1L << 48));
    private static final BigDecimal PART_OF_EVEN = new BigDecimal("0.25");

    private LargestRemainder() {}

    /**
     * Chooses the numbers to round up.
     *
     * @param remainders what rounding down took, in [0, 1) units
     * @param left how many units are to be given out, as many as the remainders add up to, rounded down or up by half at most
     * @param magnitude the sum of the absolute numbers, in units
     * @return whether each number is rounded up
     */
    public static boolean[] raised(List<BigDecimal> remainders, int left, BigDecimal magnitude) {
        boolean[] raised = new boolean[remainders.size()];
        if (left == 0) {
            return raised;
        }
        BigDecimal threshold =
                remainders.stream().sorted(Comparator.reverseOrder()).toList().get(left - 1);
        BigDecimal noise = magnitude.multiply(PRECISION).min(quarterOfEven(raised.length));
        BigDecimal surely = threshold.add(noise);
        BigDecimal perhaps = threshold.subtract(noise);
        int equal = left;
        for (int i = 0; i < raised.length; i++) {
            raised[i] = remainders.get(i).compareTo(surely) > 0;
            equal -= raised[i] ? 1 : 0;
        }
        for (int i = 0; equal > 0; i++) {
            if (!raised[i] && remainders.get(i).compareTo(perhaps) >= 0) {
                raised[i] = true;
                equal--;
            }
        }
        return raised;
    }

    private static BigDecimal quarterOfEven(int size) {
        return PART_OF_EVEN.divide(BigDecimal.valueOf(size), MathContext.DECIMAL64);
    }
}
