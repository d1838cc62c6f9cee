package org.attributionj.core.money;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.notNull;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.Arrays;
import org.attributionj.core.internal.SerialData;

/**
 * How one conversion is divided: a share per touchpoint, the baseline and the unattributed part, adding up to 1 exactly.
 *
 * <p>Shares are fixed-point integers in units of 2<sup>-60</sup> ({@link #ONE} is the whole), so that their sums are
 * exact and depend neither on order nor on the number of threads. Immutable and thread-safe.
 *
 * <pre>
 *   units_i = (1 - baseline) * w_i / sum(w) * 2^60, rounded down; the rounding's rest goes to the largest share
 *   sum(units) + baselineUnits + unattributedUnits = 2^60
 * </pre>
 */
public final class Shares implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The whole, 2<sup>60</sup> units. */
    public static final long ONE = 1L << 60;

    private static final double UNIT = 0x1p-60;

    /** Sums of weights outside this range are rescaled first, so that the scaling factor neither over- nor underflows. */
    private static final double SMALLEST_SAFE_SUM = 0x1p-900;

    private static final double LARGEST_SAFE_SUM = 0x1p900;

    private final long[] units;
    private final long baselineUnits;

    private Shares(long[] units, long baselineUnits) {
        this.units = units;
        this.baselineUnits = baselineUnits;
    }

    /**
     * Shares from a model's weights.
     *
     * @param weights one weight per touchpoint, finite and 0 or more, on any scale
     * @param baseline the part in [0, 1] that belongs to no touchpoint
     * @param fallback what to do if all weights are zero
     * @return the shares
     * @throws IllegalArgumentException if a weight is negative or not finite, or the baseline is outside [0, 1]
     */
    public static Shares ofWeights(double[] weights, double baseline, Fallback fallback) {
        long[] units = new long[weights.length];
        long baselineUnits = settle(weights, weights.length, baseline, fallback, units);
        return new Shares(units, baselineUnits);
    }

    /**
     * Shares from settled units.
     *
     * @param units one number of units per touchpoint, each 0 or more
     * @param baselineUnits the baseline, in [0, {@link #ONE}]; what is left to {@link #ONE} is unattributed
     * @return the shares
     * @throws IllegalArgumentException if a number is negative or the sum exceeds {@link #ONE}
     */
    public static Shares ofUnits(long[] units, long baselineUnits) {
        notNull(units, "units");
        long sum = baselineUnits;
        check(
                baselineUnits >= 0 && baselineUnits <= ONE,
                () -> "baselineUnits must be in [0, 2^60], but was " + baselineUnits);
        for (int i = 0; i < units.length; i++) {
            if (units[i] < 0 || units[i] > ONE - sum) {
                throw new IllegalArgumentException(
                        "units must be 0 or more and add up to 2^60 at most with the baseline," + " but touchpoint "
                                + (i + 1) + " of " + units.length + " has " + units[i] + ", after " + sum);
            }
            sum += units[i];
        }
        return new Shares(units.clone(), baselineUnits);
    }

    /**
     * Settles weights into units without allocating: the form for hot loops. O(n).
     *
     * @param weights the weights, of which the first n are read
     * @param n the number of touchpoints, 0 or more
     * @param baseline the part in [0, 1] that belongs to no touchpoint
     * @param fallback what to do if all weights are zero
     * @param units receives n numbers of units
     * @return the baseline's units; {@link #ONE} less the baseline and the sum of units is unattributed (0, unless all
     *     weights are zero and the fallback says so, or n is 0)
     * @throws IllegalArgumentException if a weight is negative or not finite, or the baseline is outside [0, 1]
     */
    public static long settle(double[] weights, int n, double baseline, Fallback fallback, long[] units) {
        if (!(baseline >= 0 && baseline <= 1)) {
            throw new IllegalArgumentException("baseline must be in [0, 1], but was " + baseline);
        }
        long baselineUnits = (long) (baseline * ONE);
        double sum = 0;
        double smallest = 0;
        for (int i = 0; i < n; i++) {
            sum += weights[i];
            smallest = Math.min(smallest, weights[i]);
        }
        // a NaN or an infinity shows in the sum, a negative weight in the minimum; written so that NaN fails
        if (!(sum >= SMALLEST_SAFE_SUM && sum <= LARGEST_SAFE_SUM && smallest >= 0)) {
            return settleUnusual(weights, n, baselineUnits, fallback, units);
        }
        scale(weights, n, sum, ONE - baselineUnits, units);
        return baselineUnits;
    }

    /** Doubles have 53 bits of the 60: what they miss in the first pass is divided in a second one. */
    private static void scale(double[] weights, int n, double sum, long whole, long[] units) {
        double perWeight = whole / sum;
        long missed = whole;
        for (int i = 0; i < n; i++) {
            // rounded down: rounded up, many small shares could together exceed a whole that is smaller than their
            // number
            long unit = (long) (weights[i] * perWeight);
            units[i] = unit;
            missed -= unit;
        }
        if (missed == 0) {
            return;
        }
        double missedPerWeight = missed / sum;
        long rest = missed;
        for (int i = 0; i < n; i++) {
            long unit = (long) (weights[i] * missedPerWeight);
            units[i] += unit;
            rest -= unit;
        }
        if (rest != 0) {
            giveRest(rest, n, units);
        }
    }

    /**
     * Rounding leaves a rest of at most n units or so. A positive one goes to the first of the largest shares, a negative
     * one to the last of them, so that among equal weights the earlier never has less. The largest share is 1/n of the
     * whole or more, so it can always bear a negative rest.
     */
    private static void giveRest(long rest, int n, long[] units) {
        int largest = 0;
        for (int i = 1; i < n; i++) {
            if (units[i] > units[largest] || (rest < 0 && units[i] == units[largest])) {
                largest = i;
            }
        }
        units[largest] += rest;
    }

    private static long settleUnusual(double[] weights, int n, long baselineUnits, Fallback fallback, long[] units) {
        double largest = 0;
        for (int i = 0; i < n; i++) {
            if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weight of touchpoint " + (i + 1) + " of " + n
                        + " must be finite and 0 or more, but was " + weights[i]);
            }
            largest = Math.max(largest, weights[i]);
        }
        if (largest > 0) {
            // divide by the largest in two steps: its reciprocal may overflow
            double[] rescaled = new double[n];
            double sum = 0;
            for (int i = 0; i < n; i++) {
                rescaled[i] = weights[i] / largest;
                sum += rescaled[i];
            }
            scale(rescaled, n, sum, ONE - baselineUnits, units);
        } else if (fallback == Fallback.LINEAR && n > 0) {
            double[] equal = new double[n];
            Arrays.fill(equal, 1);
            scale(equal, n, n, ONE - baselineUnits, units);
        } else {
            Arrays.fill(units, 0, n, 0);
        }
        return baselineUnits;
    }

    /**
     * The number of touchpoints.
     *
     * @return the number, 0 or more
     */
    public int size() {
        return units.length;
    }

    /**
     * A touchpoint's share.
     *
     * @param touch the touchpoint's index, from 0
     * @return the share in [0, 1]
     * @throws IndexOutOfBoundsException if there is no such touchpoint
     */
    public double share(int touch) {
        return units[touch] * UNIT;
    }

    /**
     * A touchpoint's share in units of 2<sup>-60</sup>.
     *
     * @param touch the touchpoint's index, from 0
     * @return the units, in [0, {@link #ONE}]
     * @throws IndexOutOfBoundsException if there is no such touchpoint
     */
    public long units(int touch) {
        return units[touch];
    }

    /**
     * The part of the conversion that would have happened anyway.
     *
     * @return the baseline in [0, 1]
     */
    public double baseline() {
        return baselineUnits * UNIT;
    }

    /**
     * The baseline in units of 2<sup>-60</sup>.
     *
     * @return the units
     */
    public long baselineUnits() {
        return baselineUnits;
    }

    /**
     * The part of the conversion that no touchpoint and no baseline holds.
     *
     * @return the unattributed part in [0, 1]
     */
    public double unattributed() {
        return unattributedUnits() * UNIT;
    }

    /**
     * The unattributed part in units of 2<sup>-60</sup>.
     *
     * @return the units
     */
    public long unattributedUnits() {
        long rest = ONE - baselineUnits;
        for (long unit : units) {
            rest -= unit;
        }
        return rest;
    }

    /**
     * All touchpoints' units.
     *
     * @return a new array of {@link #size()} numbers
     */
    public long[] toUnits() {
        return units.clone();
    }

    private Object readResolve() throws InvalidObjectException {
        try {
            return ofUnits(units, baselineUnits);
        } catch (RuntimeException e) {
            throw SerialData.invalid("shares", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shares that && baselineUnits == that.baselineUnits && Arrays.equals(units, that.units);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(units) + Long.hashCode(baselineUnits);
    }

    /** The shares, such as {@code [0.5, 0.25] baseline 0.25 unattributed 0.0}. */
    @Override
    public String toString() {
        double[] shares = new double[units.length];
        Arrays.setAll(shares, this::share);
        return Arrays.toString(shares) + " baseline " + baseline() + " unattributed " + unattributed();
    }
}
