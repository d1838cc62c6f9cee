package org.attributionj.report.credit;

import org.attributionj.core.money.Shares;

/**
 * Exact sums of shares, which are whole units of 2<sup>-60</sup>: upper and lower 30 bits are added apart, so that two
 * billion of them fit. The order of additions changes nothing.
 */
public final class ShareSums {
    private static final int BITS = 30;
    private static final long LOW = (1L << BITS) - 1;

    private final long[] high;
    private final long[] low;

    /**
     * Sums of nothing.
     *
     * @param size how many sums
     */
    public ShareSums(int size) {
        high = new long[size];
        low = new long[size];
    }

    /**
     * Adds a share.
     *
     * @param index which sum
     * @param units the share in units of 2<sup>-60</sup>
     */
    public void add(int index, long units) {
        high[index] += units >> BITS;
        low[index] += units & LOW;
    }

    /**
     * A sum.
     *
     * @param index which sum
     * @return the sum, correctly rounded but for one rounding per half
     */
    public double get(int index) {
        long carry = low[index] >> BITS;
        return ((high[index] + carry) * 0x1p30 + (low[index] & LOW)) / Shares.ONE;
    }

    /**
     * The same sums with those of children added to their parents.
     *
     * @param parents by index, the parent's index or -1; a parent's index is below its children's
     * @return new sums
     */
    public ShareSums rolledUp(int[] parents) {
        ShareSums sums = new ShareSums(high.length);
        for (int i = high.length - 1; i >= 0; i--) {
            sums.high[i] += high[i];
            sums.low[i] += low[i];
            if (parents[i] >= 0) {
                sums.high[parents[i]] += sums.high[i];
                sums.low[parents[i]] += sums.low[i];
            }
        }
        return sums;
    }
}
