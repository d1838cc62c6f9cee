package org.attributionj.core.money;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Divides a value in whole units by {@link Shares}, exactly: the parts add up to the value, to the last unit.
 *
 * <p>Largest remainder (Hamilton's method): every part gets the whole units of {@code value x share}; the units left
 * over go, one each, to the largest remainders, ties to the earlier touchpoint, then the baseline, then the
 * unattributed part. A negative value is divided as its mirror image. All arithmetic is in integers, for values of any
 * magnitude.
 *
 * <p>Shares come from doubles: 1/12 and 1/3, or .35 and .15, are not exactly what they stand for. So remainders tie if they
 * differ by no more than such rounding explains, whatever the machine:
 *
 * <pre>
 *   |remainder_i - remainder_j| &lt;= min(|value| * 2^-48, 1 / (2 * parts)) units
 * </pre>
 *
 * <p>of 100 EUR in cents that is 4e-11 cents. The second bound keeps a part without remainder from getting a unit.
 *
 * <p>The parts of an allocation are ordered: n touchpoints, the baseline, the unattributed part. O(n log n) in the
 * worst case, O(n) without ties in practice. Owns scratch arrays: one thread at a time.
 */
public final class ExactAllocator {
    private static final BigInteger ONE = BigInteger.valueOf(Shares.ONE);
    private static final long FRACTION = Shares.ONE - 1;
    private static final int FRACTION_BITS = 60;

    /** Shares are good to 2^-48: some roundings of doubles, in the model and of the sum of its weights. */
    private static final int NOISE_BITS = FRACTION_BITS - 48;

    private static final long HALF = Shares.ONE / 2;

    private long[] remainders = {};
    private long[] sorted = {};

    /** An allocator whose scratch arrays grow on demand. */
    public ExactAllocator() {}

    /**
     * Divides a value that fits a {@code long}, without allocating memory.
     *
     * @param value the value in units
     * @param shares n touchpoints' shares in units of 2<sup>-60</sup>, as {@link Shares#settle} gives them
     * @param n the number of touchpoints
     * @param baseline the baseline in units of 2<sup>-60</sup>
     * @param parts receives n + 2 numbers: the touchpoints' parts, the baseline, the unattributed part
     * @throws IllegalArgumentException if the value is {@link Long#MIN_VALUE}, whose mirror image is no long
     */
    public void allocate(long value, long[] shares, int n, long baseline, long[] parts) {
        if (value == Long.MIN_VALUE) {
            throw new IllegalArgumentException("value must be more than Long.MIN_VALUE; use the BigInteger form");
        }
        ensureScratch(n + 2);
        long magnitude = Math.abs(value);
        long unattributed = Shares.ONE - baseline;
        long left = magnitude;
        for (int i = 0; i < n; i++) {
            unattributed -= shares[i];
            left -= floor(magnitude, shares[i], i, parts);
        }
        left -= floor(magnitude, baseline, n, parts);
        left -= floor(magnitude, unattributed, n + 1, parts);
        if (left > 0) {
            giveLeftOver((int) left, n + 2, noise(magnitude, n + 2), parts);
        }
        if (value < 0) {
            for (int i = 0; i < n + 2; i++) {
                parts[i] = -parts[i];
            }
        }
    }

    /** floor(magnitude * share / 2^60) from the 128-bit product; the 60 bits below are the remainder. */
    private long floor(long magnitude, long share, int part, long[] parts) {
        long high = Math.multiplyHigh(magnitude, share);
        long low = magnitude * share;
        remainders[part] = low & FRACTION;
        long whole = (high << (64 - FRACTION_BITS)) | (low >>> FRACTION_BITS);
        parts[part] = whole;
        return whole;
    }

    /**
     * Divides a value of any magnitude.
     *
     * @param value the value in units
     * @param shares the shares
     * @return size + 2 numbers: the touchpoints' parts, the baseline, the unattributed part
     */
    public BigInteger[] allocate(BigInteger value, Shares shares) {
        int n = shares.size();
        ensureScratch(n + 2);
        BigInteger[] parts = new BigInteger[n + 2];
        BigInteger magnitude = value.abs();
        BigInteger left = magnitude;
        for (int i = 0; i < n + 2; i++) {
            long share = i < n ? shares.units(i) : i == n ? shares.baselineUnits() : shares.unattributedUnits();
            BigInteger[] wholeAndRemainder =
                    magnitude.multiply(BigInteger.valueOf(share)).divideAndRemainder(ONE);
            parts[i] = wholeAndRemainder[0];
            remainders[i] = wholeAndRemainder[1].longValueExact();
            left = left.subtract(parts[i]);
        }
        long[] extra = new long[n + 2];
        giveLeftOver(left.intValueExact(), n + 2, noise(saturated(magnitude), n + 2), extra);
        for (int i = 0; i < n + 2; i++) {
            BigInteger part = parts[i].add(BigInteger.valueOf(extra[i]));
            parts[i] = value.signum() < 0 ? part.negate() : part;
        }
        return parts;
    }

    /** How far remainders of equal parts can lie apart, in units of 2^-60. */
    private static long noise(long magnitude, int size) {
        long most = HALF / size;
        return magnitude > most >> NOISE_BITS ? most : magnitude << NOISE_BITS;
    }

    private static long saturated(BigInteger magnitude) {
        return magnitude.bitLength() < Long.SIZE ? magnitude.longValueExact() : Long.MAX_VALUE;
    }

    /**
     * Adds 1 to the {@code left} parts with the largest remainders. The remainders add up to {@code left * 2^60} and each
     * is below 2^60, so more than {@code left} of them are positive, and the last that counts is above {@code 2^60 / size}:
     * less noise it is still positive, so a part with share zero never gets a unit.
     */
    private void giveLeftOver(int left, int size, long noise, long[] parts) {
        if (left == 0) {
            return;
        }
        System.arraycopy(remainders, 0, sorted, 0, size);
        Arrays.sort(sorted, 0, size);
        long threshold = sorted[size - left];
        int amongEqual = left;
        for (int i = 0; i < size; i++) {
            if (remainders[i] > threshold + noise) {
                parts[i]++;
                amongEqual--;
            }
        }
        for (int i = 0; amongEqual > 0; i++) {
            if (Math.abs(remainders[i] - threshold) <= noise) {
                parts[i]++;
                amongEqual--;
            }
        }
    }

    private void ensureScratch(int size) {
        if (remainders.length < size) {
            int grown = Math.max(size, 2 * remainders.length);
            remainders = new long[grown];
            sorted = new long[grown];
        }
    }
}
