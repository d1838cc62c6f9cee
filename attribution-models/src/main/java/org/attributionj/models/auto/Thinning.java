package org.attributionj.models.auto;

import java.util.Arrays;
import org.attributionj.models.internal.Hashes;

/**
 * Which non-converting rows the logistic fits read: all, or those with the smallest hashes of their customers' ids, each
 * standing for several. Depends on the data alone.
 */
final class Thinning {
    /** Per row whether it is read; converting rows always are. */
    final boolean[] kept;

    /** How many non-converting journeys each one kept stands for, 1 or more. */
    final double weight;

    private Thinning(boolean[] kept, double weight) {
        this.kept = kept;
        this.weight = weight;
    }

    /**
     * Keeps at most a number of non-converting rows.
     *
     * @param data the data
     * @param cap the number, 1 or more
     */
    static Thinning of(AutoData data, long cap) {
        int open = data.rows - data.convertedRows;
        boolean[] kept = new boolean[data.rows];
        if (open <= cap) {
            Arrays.fill(kept, true);
            return new Thinning(kept, 1);
        }
        long[] hashes = Arrays.copyOfRange(data.hashes, data.convertedRows, data.rows);
        for (int i = 0; i < open; i++) {
            hashes[i] = Hashes.mix(hashes[i]);
        }
        long[] sorted = hashes.clone();
        Arrays.sort(sorted);
        long threshold = sorted[(int) cap - 1];
        Arrays.fill(kept, 0, data.convertedRows, true);
        int size = 0;
        for (int i = 0; i < open; i++) {
            if (hashes[i] < threshold) {
                kept[data.convertedRows + i] = true;
                size++;
            }
        }
        // rows that share the threshold's hash are taken in the data's own order
        for (int i = 0; i < open && size < cap; i++) {
            if (hashes[i] == threshold) {
                kept[data.convertedRows + i] = true;
                size++;
            }
        }
        long journeys = 0;
        for (int row = data.convertedRows; row < data.rows; row++) {
            journeys += kept[row] ? data.counts[row] : 0;
        }
        return new Thinning(kept, data.journeys(data.convertedRows, data.rows) / (double) journeys);
    }
}
