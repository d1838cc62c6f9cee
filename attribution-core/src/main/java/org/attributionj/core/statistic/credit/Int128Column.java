package org.attributionj.core.statistic.credit;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Exact sums of products of longs, one sum per cell: 128 bits of two's complement in two longs, and a BigInteger aside for
 * what the caller moves out before 128 bits could overflow.
 */
final class Int128Column {
    private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(Long.SIZE);

    private long[] low = new long[0];
    private long[] high = new long[0];
    private BigInteger[] aside = new BigInteger[0];

    void ensureCapacity(int cells) {
        if (low.length < cells) {
            int capacity = Math.max(cells, low.length + (low.length >> 1) + 8);
            low = Arrays.copyOf(low, capacity);
            high = Arrays.copyOf(high, capacity);
        }
    }

    /** cell += a * b. The caller sees to it that the sum of all |a * b| since the last spill is below 2^127. */
    void add(int cell, long a, long b) {
        long product = a * b;
        long sum = low[cell] + product;
        // the unsigned sum wrapped around iff it is below a summand
        long carry = Long.compareUnsigned(sum, product) < 0 ? 1 : 0;
        high[cell] += Math.multiplyHigh(a, b) + carry;
        low[cell] = sum;
    }

    void add(int cell, BigInteger more) {
        if (aside.length <= cell) {
            aside = Arrays.copyOf(aside, Math.max(cell + (cell >> 1) + 1, low.length));
        }
        aside[cell] = aside[cell] == null ? more : aside[cell].add(more);
    }

    /** Moves all sums aside, so that 128 bits are free again. */
    void spill() {
        for (int cell = 0; cell < low.length; cell++) {
            if (low[cell] != 0 || high[cell] != 0) {
                add(cell, inline(cell));
                low[cell] = 0;
                high[cell] = 0;
            }
        }
    }

    BigInteger get(int cell) {
        BigInteger inline = cell < low.length ? inline(cell) : BigInteger.ZERO;
        return cell < aside.length && aside[cell] != null ? inline.add(aside[cell]) : inline;
    }

    private BigInteger inline(int cell) {
        BigInteger unsignedLow = BigInteger.valueOf(low[cell]);
        if (low[cell] < 0) {
            unsignedLow = unsignedLow.add(TWO_64);
        }
        return BigInteger.valueOf(high[cell]).shiftLeft(Long.SIZE).add(unsignedLow);
    }
}
