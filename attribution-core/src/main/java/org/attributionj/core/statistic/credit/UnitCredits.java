package org.attributionj.core.statistic.credit;

import java.math.BigInteger;
import org.attributionj.core.money.MoneyUnit;

/**
 * The credits of several models for the conversions whose values are in one unit.
 *
 * <pre>
 *   shares[model][cell] = sum of multiplicity * share units      (2^-60 conversions)
 *   values[model][cell] = sum of value units * share units       (2^-60 units of value)
 * </pre>
 *
 * Cells: 0 is the baseline, 1 the unattributed part, 2 + code a label.
 */
final class UnitCredits {
    static final int BASELINE = 0;
    static final int UNATTRIBUTED = 1;
    static final int FIRST_LABEL = 2;

    private final MoneyUnit unit;
    private final Int128Column[] shares;
    private final Int128Column[] values;
    /** Below 2^63, so that no sum of shares leaves 123 bits. */
    private long conversions;
    /** The sum of |value| since the last spill, below 2^63, so that no sum of values leaves 123 bits. */
    private long magnitude;

    UnitCredits(MoneyUnit unit, int models) {
        this.unit = unit;
        shares = new Int128Column[models];
        values = new Int128Column[models];
        for (int model = 0; model < models; model++) {
            shares[model] = new Int128Column();
            values[model] = new Int128Column();
        }
    }

    MoneyUnit unit() {
        return unit;
    }

    long conversions() {
        return conversions;
    }

    Int128Column shares(int model) {
        return shares[model];
    }

    Int128Column values(int model) {
        return values[model];
    }

    /** Makes room for cells, and for one more row in the 128 bits. */
    void prepare(int cells, long multiplicity, long value) {
        conversions = Math.addExact(conversions, multiplicity);
        long sum = magnitude + Math.abs(value);
        // a negative number: |Long.MIN_VALUE|, or the sum has left the long
        if (value == Long.MIN_VALUE || sum < 0) {
            for (Int128Column column : values) {
                column.spill();
            }
            sum = value == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(value);
        }
        magnitude = sum;
        for (int model = 0; model < shares.length; model++) {
            shares[model].ensureCapacity(cells);
            values[model].ensureCapacity(cells);
        }
    }

    void add(int model, int cell, BigInteger moreShares, BigInteger moreValues) {
        shares[model].add(cell, moreShares);
        values[model].add(cell, moreValues);
    }

    void addConversions(long more) {
        conversions = Math.addExact(conversions, more);
    }
}
