package org.attributionj.models.regression;

import java.util.Arrays;

/**
 * Collects the rows of a {@link Design}. If asked to, equal rows are merged and sorted by content, so that the design does
 * not depend on the order in which they came, nor on how they were grouped. One thread at a time.
 */
final class DesignBuilder {
    private final int width;
    private final boolean isMerging;
    private final double[] row;
    private final boolean[] isTouched;
    private int[] touched;
    private int touchedCount;

    private int rows;
    private int[] offsets = new int[1025];
    private int[] columns = new int[4096];
    private double[] values = new double[4096];
    private double[] conversions = new double[1024];
    private double[] nulls = new double[1024];

    /** Row + 1 by hash of content, 0 where free; open addressing, a power of 2 in size. */
    private int[] table = new int[4096];

    DesignBuilder(int width, boolean isMerging) {
        this.width = width;
        this.isMerging = isMerging;
        row = new double[width];
        isTouched = new boolean[width];
        touched = new int[Math.max(1, width)];
    }

    /** Adds to a column of the row to come. */
    void add(int column, double amount) {
        touch(column);
        row[column] += amount;
    }

    /** Makes a column of the row to come 1. */
    void set(int column) {
        touch(column);
        row[column] = 1;
    }

    private void touch(int column) {
        if (!isTouched[column]) {
            isTouched[column] = true;
            touched[touchedCount++] = column;
        }
    }

    /** Ends the row. */
    void end(long converted, long open) {
        Arrays.sort(touched, 0, touchedCount);
        int start = offsets[rows];
        reserve(start + touchedCount);
        int end = start;
        for (int k = 0; k < touchedCount; k++) {
            int column = touched[k];
            if (row[column] > 0) { // exposures beyond a thousand half-lives are 0
                columns[end] = column;
                values[end++] = row[column];
            }
            row[column] = 0;
            isTouched[column] = false;
        }
        touchedCount = 0;
        offsets[rows + 1] = end;
        int at = isMerging ? findOrAdd() : rows++;
        conversions[at] += converted;
        nulls[at] += open;
    }

    private void reserve(int entries) {
        if (entries > columns.length) {
            int size = Math.max(entries, 2 * columns.length);
            columns = Arrays.copyOf(columns, size);
            values = Arrays.copyOf(values, size);
        }
        if (rows + 1 >= conversions.length) {
            int size = 2 * conversions.length;
            offsets = Arrays.copyOf(offsets, size + 1);
            conversions = Arrays.copyOf(conversions, size);
            nulls = Arrays.copyOf(nulls, size);
        }
    }

    /** The row that equals the one at the end, which is dropped then, or else that one. */
    private int findOrAdd() {
        if (2 * rows >= table.length) {
            rehash();
        }
        int slot = hash(rows) & (table.length - 1);
        while (table[slot] != 0) {
            int known = table[slot] - 1;
            if (compare(known, rows) == 0) {
                return known;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = rows + 1;
        return rows++;
    }

    private void rehash() {
        table = new int[2 * table.length];
        for (int r = 0; r < rows; r++) {
            int slot = hash(r) & (table.length - 1);
            while (table[slot] != 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = r + 1;
        }
    }

    private int hash(int r) {
        long hash = 0;
        for (int i = offsets[r]; i < offsets[r + 1]; i++) {
            hash = (hash ^ columns[i]) * 0x9E3779B97F4A7C15L;
            hash = (hash ^ (hash >>> 32) ^ Double.doubleToLongBits(values[i])) * 0xD6E8FEB86659FD93L;
        }
        return (int) (hash >>> 32);
    }

    /** By columns and values, entry by entry; a row that is the beginning of another comes first. */
    private int compare(int left, int right) {
        int i = offsets[left];
        int j = offsets[right];
        int endLeft = offsets[left + 1];
        int endRight = offsets[right + 1];
        for (; i < endLeft && j < endRight; i++, j++) {
            int byColumn = Integer.compare(columns[i], columns[j]);
            if (byColumn != 0) {
                return byColumn;
            }
            int byValue = Double.compare(values[i], values[j]);
            if (byValue != 0) {
                return byValue;
            }
        }
        return Integer.compare(endLeft - i, endRight - j);
    }

    Design build() {
        if (!isMerging) {
            return new Design(
                    width,
                    Arrays.copyOf(offsets, rows + 1),
                    Arrays.copyOf(columns, offsets[rows]),
                    Arrays.copyOf(values, offsets[rows]),
                    Arrays.copyOf(conversions, rows),
                    Arrays.copyOf(nulls, rows));
        }
        Integer[] order = new Integer[rows];
        Arrays.setAll(order, r -> r);
        Arrays.sort(order, this::compare);
        DesignBuilder sorted = new DesignBuilder(width, false);
        for (int r : order) {
            sorted.copy(this, r);
        }
        return sorted.build();
    }

    private void copy(DesignBuilder from, int r) {
        int start = offsets[rows];
        int length = from.offsets[r + 1] - from.offsets[r];
        reserve(start + length);
        System.arraycopy(from.columns, from.offsets[r], columns, start, length);
        System.arraycopy(from.values, from.offsets[r], values, start, length);
        conversions[rows] = from.conversions[r];
        nulls[rows] = from.nulls[r];
        offsets[++rows] = start + length;
    }
}
