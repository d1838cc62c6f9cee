package org.attributionj.models.survival;

import java.util.Arrays;

/**
 * The journeys that a fit reads: all that converted, and of the others those of customers whose hash is small enough, each
 * weighing as many as it stands for. Immutable.
 */
final class JourneySample {
    private static final double HASH_UNIT = 0x1p-53;

    /** Rows of the data, ascending. */
    final int[] rows;

    /** The weight of an open journey. */
    final double openWeight;

    private JourneySample(int[] rows, double openWeight) {
        this.rows = rows;
        this.openWeight = openWeight;
    }

    /** At most about so many open rows; 0 for all. */
    static JourneySample of(JourneyTimes data, long cap) {
        int open = data.rows - data.convertedRows;
        double part = cap == 0 || open <= cap ? 1 : (double) cap / open;
        int[] rows = new int[data.rows];
        int size = 0;
        double all = 0;
        double kept = 0;
        for (int row = 0; row < data.rows; row++) {
            boolean isOpen = !data.converted[row];
            // the lowest bit decides over the halves of the hold-out: it has no say here
            boolean isKept = !isOpen || (data.hashes[row] >>> 11) * HASH_UNIT < part;
            all += isOpen ? data.counts[row] : 0;
            kept += isOpen && isKept ? data.counts[row] : 0;
            if (isKept) {
                rows[size++] = row;
            }
        }
        return new JourneySample(Arrays.copyOf(rows, size), kept > 0 ? all / kept : 1);
    }
}
