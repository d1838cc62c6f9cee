package org.attributionj.models.auto;

import java.util.Arrays;
import org.attributionj.models.internal.Hashes;

/**
 * The rows of one design: sparse, with equal rows merged. Converting rows come first. Rows that the thinning leaves out
 * enter only the column sums.
 */
final class Features {
    /** The number of merged rows, of which the first {@link #converted} converted. */
    int size;

    int converted;

    /** Row i holds the entries [starts[i], starts[i + 1]): channel and value. */
    int[] starts;

    int[] columns;
    double[] values;

    /** How many journeys each row stands for, and how many of those have two touches or more. */
    double[] counts;

    double[] longCounts;

    /**
     * Block k holds the rows [blocks[k], blocks[k + 1]), which have the same channels: loops over a block know its channels
     * and their number. The data's order brings such rows together.
     */
    int[] blocks = new int[1024];

    int blockCount;

    /** The number of blocks of converting rows; they come first. */
    int convertedBlocks;

    /** Per channel the sum over all journeys, and over those that did not convert, thinned-out ones included. */
    final double[] totals;

    final double[] openTotals;

    private int[] table = new int[1 << 12];
    private final double[] x;

    /** Computes and merges the rows of a design. */
    Features(AutoData data, Design design, Thinning thinning, double gap) {
        totals = new double[data.channelCount()];
        openTotals = new double[data.channelCount()];
        x = new double[data.channelCount()];
        starts = new int[1024];
        columns = new int[4096];
        values = new double[4096];
        counts = new double[1024];
        longCounts = new double[1024];
        double rate = design.rate(gap);
        for (int row = 0; row < data.rows; row++) {
            design.features(data, row, rate, x);
            if (thinning.kept[row]) {
                merge(data, row);
            }
            addTotals(data, row, row < data.convertedRows ? totals : openTotals);
            if (row == data.convertedRows - 1) {
                converted = size;
                // rows of the other outcome are never merged with these
                Arrays.fill(table, 0);
            }
        }
        for (int c = 0; c < totals.length; c++) {
            totals[c] += openTotals[c];
        }
        table = new int[0];
        if (converted == size) {
            convertedBlocks = blockCount;
        }
        blocks = Arrays.copyOf(blocks, blockCount + 1);
        blocks[blockCount] = size;
    }

    private void addTotals(AutoData data, int row, double[] sums) {
        int start = data.distinctOffsets[row];
        int n = data.distinctOffsets[row + 1] - start;
        double count = data.counts[row];
        for (int i = 0; i < n; i++) {
            sums[data.distinct[start + i]] += count * x[i];
        }
    }

    private void merge(AutoData data, int row) {
        int start = data.distinctOffsets[row];
        int n = data.distinctOffsets[row + 1] - start;
        int mask = table.length - 1;
        int at = hash(data.distinct, start, x, 0, n) & mask;
        // linear probing; 0 marks an empty place
        while (table[at] != 0 && !equal(table[at] - 1, data, start, n)) {
            at = at + 1 & mask;
        }
        int found = table[at] - 1;
        if (found < 0) {
            found = append(data, start, n);
            table[at] = found + 1;
            if (2 * (size - converted) > table.length) {
                rehash();
            }
        }
        counts[found] += data.counts[row];
        longCounts[found] += data.touches(row) >= 2 ? data.counts[row] : 0;
    }

    private static int hash(int[] columns, int start, double[] values, int first, int n) {
        long hash = n;
        for (int i = 0; i < n; i++) {
            hash = Hashes.mix(hash * 31 + columns[start + i] ^ Double.doubleToRawLongBits(values[first + i]));
        }
        return (int) hash;
    }

    private boolean equal(int row, AutoData data, int start, int n) {
        int from = starts[row];
        if (starts[row + 1] - from != n) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            if (columns[from + i] != data.distinct[start + i] || values[from + i] != x[i]) {
                return false;
            }
        }
        return true;
    }

    private int append(AutoData data, int start, int n) {
        if (size + 2 > starts.length) {
            int capacity = starts.length + (starts.length >> 1);
            starts = Arrays.copyOf(starts, capacity);
            counts = Arrays.copyOf(counts, capacity);
            longCounts = Arrays.copyOf(longCounts, capacity);
        }
        int from = starts[size];
        if (from + n > columns.length) {
            int capacity = Math.max(from + n, columns.length + (columns.length >> 1));
            columns = Arrays.copyOf(columns, capacity);
            values = Arrays.copyOf(values, capacity);
        }
        System.arraycopy(data.distinct, start, columns, from, n);
        System.arraycopy(x, 0, values, from, n);
        starts[size + 1] = from + n;
        if (size == 0 || size == converted || !samePattern(size - 1, size)) {
            startBlock();
        }
        return size++;
    }

    private void startBlock() {
        if (size == converted && convertedBlocks == 0) {
            convertedBlocks = blockCount;
        }
        if (blockCount == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * blockCount);
        }
        blocks[blockCount++] = size;
    }

    private boolean samePattern(int a, int b) {
        return Arrays.equals(columns, starts[a], starts[a + 1], columns, starts[b], starts[b + 1]);
    }

    private void rehash() {
        table = new int[4 * table.length];
        int mask = table.length - 1;
        for (int row = converted; row < size; row++) {
            int at = hash(columns, starts[row], values, starts[row], starts[row + 1] - starts[row]) & mask;
            while (table[at] != 0) {
                at = at + 1 & mask;
            }
            table[at] = row + 1;
        }
    }

    /** a + sum of b_c x_c of a row. */
    double linear(int row, double a, double[] b) {
        double sum = a;
        for (int i = starts[row]; i < starts[row + 1]; i++) {
            sum += b[columns[i]] * values[i];
        }
        return sum;
    }

    /**
     * Adds weight (1, x)(1, x)' to the upper triangle of a matrix of order channels + 1, whose index 0 is the intercept.
     */
    void addOuterProduct(int row, double weight, double[] sum) {
        int order = totals.length + 1;
        int to = starts[row + 1];
        sum[0] += weight;
        for (int i = starts[row]; i < to; i++) {
            double wx = weight * values[i];
            int line = (columns[i] + 1) * order + 1;
            sum[columns[i] + 1] += wx;
            // columns ascend within a row, so this is the upper triangle
            for (int j = i; j < to; j++) {
                sum[line + columns[j]] += wx * values[j];
            }
        }
    }

    /** Copies the upper triangle of a matrix onto its lower one. */
    static void mirror(double[] m, int order) {
        for (int i = 0; i < order; i++) {
            for (int j = 0; j < i; j++) {
                m[i * order + j] = m[j * order + i];
            }
        }
    }
}
