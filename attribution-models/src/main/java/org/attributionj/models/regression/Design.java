package org.attributionj.models.regression;

import java.util.Arrays;

/**
 * The rows of a regression, without the intercept: sparse, and with the journeys of each outcome counted. Immutable.
 *
 * <p>Row r holds the entries {@code [offsets[r], offsets[r + 1])}: {@code columns} ascending, {@code values} above 0. The
 * arrays are shared with the loops of this package and not to be changed.
 */
final class Design {
    final int width;
    final int[] offsets;
    final int[] columns;
    final double[] values;

    /** Per row, exact integers. */
    final double[] conversions;

    final double[] nulls;

    Design(int width, int[] offsets, int[] columns, double[] values, double[] conversions, double[] nulls) {
        this.width = width;
        this.offsets = offsets;
        this.columns = columns;
        this.values = values;
        this.conversions = conversions;
        this.nulls = nulls;
    }

    int rows() {
        return conversions.length;
    }

    /** The same rows with other counts. */
    Design withCounts(double[] otherConversions, double[] otherNulls) {
        return new Design(width, offsets, columns, values, otherConversions, otherNulls);
    }

    double totalConversions() {
        return Arrays.stream(conversions).sum(); // exact: integers below 2^53
    }

    double totalNulls() {
        return Arrays.stream(nulls).sum();
    }

    /** sum over the row's entries of value * b[position of the column]; columns at -1 are left out. */
    double dot(int row, int[] position, double[] b) {
        double sum = 0;
        for (int i = offsets[row], end = offsets[row + 1]; i < end; i++) {
            int at = position[columns[i]];
            if (at >= 0) {
                sum += values[i] * b[at];
            }
        }
        return sum;
    }
}
