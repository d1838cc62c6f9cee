package org.attributionj.models.markov;

import java.util.Arrays;

/**
 * A sparse square matrix by rows: row i holds columns[rowStart[i] .. rowStart[i + 1]), ascending, and the values beside
 * them.
 */
final class SparseMatrix {
    final int[] rowStart;
    final int[] columns;
    final double[] values;

    SparseMatrix(int[] rowStart, int[] columns, double[] values) {
        this.rowStart = rowStart;
        this.columns = columns;
        this.values = values;
    }

    int size() {
        return rowStart.length - 1;
    }

    /**
     * The transition probabilities of a chain without its self-loops: a state that stays where it is leaves in the same
     * proportions later, so no probability of absorption changes, and the diagonal of I - A is 1.
     */
    static SparseMatrix of(MarkovChain chain) {
        int n = chain.states();
        int[] from = chain.rowStart();
        int[] targets = chain.targets();
        long[] counts = chain.counts();
        int[] rowStart = new int[n + 1];
        int[] columns = new int[targets.length];
        double[] values = new double[targets.length];
        int size = 0;
        for (int i = 0; i < n; i++) {
            double out = chain.visits(i) - chain.count(i, i);
            for (int edge = from[i]; edge < from[i + 1]; edge++) {
                if (targets[edge] != i) {
                    columns[size] = targets[edge];
                    values[size++] = counts[edge] / out;
                }
            }
            rowStart[i + 1] = size;
        }
        return new SparseMatrix(rowStart, columns, values);
    }

    SparseMatrix transposed() {
        int n = size();
        int size = rowStart[n];
        int[] rows = new int[n + 1];
        for (int entry = 0; entry < size; entry++) {
            rows[columns[entry] + 1]++;
        }
        for (int i = 0; i < n; i++) {
            rows[i + 1] += rows[i];
        }
        int[] next = rows.clone();
        int[] transposedColumns = new int[size];
        double[] transposedValues = new double[size];
        for (int i = 0; i < n; i++) {
            for (int entry = rowStart[i]; entry < rowStart[i + 1]; entry++) {
                int place = next[columns[entry]]++;
                transposedColumns[place] = i;
                transposedValues[place] = values[entry];
            }
        }
        return new SparseMatrix(rows, transposedColumns, transposedValues);
    }

    /** The value of an entry, 0 if it is not stored. */
    double get(int row, int column) {
        int entry = Arrays.binarySearch(columns, rowStart[row], rowStart[row + 1], column);
        return entry < 0 ? 0 : values[entry];
    }

    /** The same matrix with an entry set to zero. */
    SparseMatrix without(int row, int column) {
        double[] changed = values.clone();
        int entry = Arrays.binarySearch(columns, rowStart[row], rowStart[row + 1], column);
        if (entry >= 0) {
            changed[entry] = 0;
        }
        return new SparseMatrix(rowStart, columns, changed);
    }

    /** The same matrix with a row multiplied by a factor. */
    SparseMatrix withRowScaled(int row, double factor) {
        double[] changed = values.clone();
        for (int entry = rowStart[row]; entry < rowStart[row + 1]; entry++) {
            changed[entry] *= factor;
        }
        return new SparseMatrix(rowStart, columns, changed);
    }
}
