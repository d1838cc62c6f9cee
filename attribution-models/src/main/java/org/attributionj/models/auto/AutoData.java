package org.attributionj.models.auto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.attributionj.models.internal.Hashes;

/**
 * Journeys as the fit reads them, in an order that depends on their content alone: converting journeys first, then by
 * content. Two data sets with the same journeys give the same columns, whatever order they came in.
 *
 * <p>Ages are measured back from the journey's last touch, in whole units of whatever measures time: milliseconds, or
 * positions where there are no times. Immutable once built.
 */
final class AutoData {
    /** The channels that occur, sorted; a channel's code is its index. */
    final List<String> channels;

    /** The number of rows, of which the first {@link #convertedRows} converted. */
    final int rows;

    final int convertedRows;

    /** Row i holds the touches [offsets[i], offsets[i + 1]), oldest first. */
    final int[] offsets;

    final int[] codes;
    final long[] ages;

    /** How many equal journeys each row stands for, 1 or more. */
    final long[] counts;

    /** A hash of the customer's id per row, by which rows are thinned. */
    final long[] hashes;

    /** Row i holds the distinct channels distinct[distinctOffsets[i]], …, ascending. */
    final int[] distinctOffsets;

    final int[] distinct;

    /** Per touch, the rank of its channel among the distinct channels of its row. */
    final short[] slots;

    private AutoData(Builder from) {
        int[] newCode = new int[from.labels.size()];
        channels = sortedOccurring(from, newCode);
        int[] order = canonicalOrder(from, newCode);
        boolean[] repeats = new boolean[from.rows];
        int size = 0;
        int touches = 0;
        for (int i = 0; i < from.rows; i++) {
            repeats[i] = i > 0 && from.mergeable(order[i - 1], order[i], newCode);
            size += repeats[i] ? 0 : 1;
            touches += repeats[i] ? 0 : from.length(order[i]);
        }
        rows = size;
        offsets = new int[rows + 1];
        codes = new int[touches];
        ages = new long[touches];
        counts = new long[rows];
        hashes = new long[rows];
        int converted = 0;
        int row = -1;
        for (int i = 0; i < from.rows; i++) {
            int source = order[i];
            if (repeats[i]) {
                counts[row] += from.counts[source];
                continue;
            }
            row++;
            copyTouches(from, source, newCode, row);
            counts[row] = from.counts[source];
            hashes[row] = from.hashes[source];
            converted += from.converted[source] ? 1 : 0;
        }
        convertedRows = converted;
        distinctOffsets = new int[rows + 1];
        slots = new short[codes.length];
        distinct = findDistinct();
    }

    private void copyTouches(Builder from, int source, int[] newCode, int row) {
        int start = from.offsets[source];
        int n = from.length(source);
        for (int i = 0; i < n; i++) {
            codes[offsets[row] + i] = newCode[from.codes[start + i]];
            ages[offsets[row] + i] = from.ages[start + i];
        }
        offsets[row + 1] = offsets[row] + n;
    }

    private static List<String> sortedOccurring(Builder from, int[] newCode) {
        boolean[] occurs = new boolean[newCode.length];
        for (int i = 0; i < from.offsets[from.rows]; i++) {
            occurs[from.codes[i]] = true;
        }
        List<Integer> present = new ArrayList<>();
        for (int code = 0; code < occurs.length; code++) {
            if (occurs[code]) {
                present.add(code);
            }
        }
        present.sort((a, b) -> from.labels.get(a).compareTo(from.labels.get(b)));
        List<String> sorted = new ArrayList<>();
        for (int code : present) {
            newCode[code] = sorted.size();
            sorted.add(from.labels.get(code));
        }
        return List.copyOf(sorted);
    }

    /**
     * Converting rows first, then by number of distinct channels, by a hash of these, by a hash of the content without its
     * count; rows that share all hashes are compared in full.
     */
    private static int[] canonicalOrder(Builder from, int[] newCode) {
        int n = from.rows;
        int rowBits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, n - 1)));
        long rowMask = (1L << rowBits) - 1;
        long[] keys = from.patternKeys(newCode, rowMask);
        Arrays.sort(keys);
        for (int start = 0; start < n; ) {
            int end = endOfRun(keys, start, rowMask);
            for (int i = start; i < end && end - start > 1; i++) {
                int row = (int) (keys[i] & rowMask);
                // bit 63 is left 0, so that keys sort as they are
                keys[i] = (from.contentHash(row, newCode) >>> 1 & ~rowMask) | row;
            }
            Arrays.sort(keys, start, end);
            sortEqualHashes(from, newCode, keys, start, end, rowMask);
            start = end;
        }
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = (int) (keys[i] & rowMask);
        }
        return order;
    }

    private static int endOfRun(long[] keys, int start, long rowMask) {
        int end = start + 1;
        while (end < keys.length && (keys[end] & ~rowMask) == (keys[start] & ~rowMask)) {
            end++;
        }
        return end;
    }

    private static void sortEqualHashes(Builder from, int[] newCode, long[] keys, int first, int last, long rowMask) {
        for (int start = first; start < last; ) {
            int end = Math.min(last, endOfRun(keys, start, rowMask));
            boolean same = true;
            for (int i = start + 1; i < end; i++) {
                same &= from.compare((int) (keys[start] & rowMask), (int) (keys[i] & rowMask), newCode) == 0;
            }
            if (!same) {
                sortRun(from, newCode, keys, start, end, rowMask);
            }
            start = end;
        }
    }

    private static void sortRun(Builder from, int[] newCode, long[] keys, int start, int end, long rowMask) {
        List<Long> run = new ArrayList<>();
        for (int i = start; i < end; i++) {
            run.add(keys[i]);
        }
        run.sort((a, b) -> from.compare((int) (a & rowMask), (int) (b & rowMask), newCode));
        for (int i = start; i < end; i++) {
            keys[i] = run.get(i - start);
        }
    }

    private int[] findDistinct() {
        int[] found = new int[codes.length];
        int[] seenIn = new int[channels.size()];
        Arrays.fill(seenIn, -1);
        int size = 0;
        for (int row = 0; row < rows; row++) {
            int first = size;
            for (int i = offsets[row]; i < offsets[row + 1]; i++) {
                if (seenIn[codes[i]] != row) {
                    seenIn[codes[i]] = row;
                    found[size++] = codes[i];
                }
            }
            Arrays.sort(found, first, size);
            for (int i = offsets[row]; i < offsets[row + 1]; i++) {
                slots[i] = (short) (Arrays.binarySearch(found, first, size, codes[i]) - first);
            }
            distinctOffsets[row + 1] = size;
        }
        return Arrays.copyOf(found, size);
    }

    int channelCount() {
        return channels.size();
    }

    int touches(int row) {
        return offsets[row + 1] - offsets[row];
    }

    /** The number of journeys in the rows [from, to). */
    long journeys(int from, int to) {
        long sum = 0;
        for (int row = from; row < to; row++) {
            sum += counts[row];
        }
        return sum;
    }

    /**
     * The time scale of the data: the mean of the positive time differences between consecutive touches of one journey; 1
     * if there is none. An exact sum, so it depends on no order.
     */
    double gap() {
        long pairs = 0;
        // 128-bit sum of long products: high word first
        long low = 0;
        long high = 0;
        for (int row = 0; row < rows; row++) {
            for (int i = offsets[row] + 1; i < offsets[row + 1]; i++) {
                long difference = ages[i - 1] - ages[i];
                if (difference > 0) {
                    pairs += counts[row];
                    long productLow = difference * counts[row];
                    high += Math.multiplyHigh(difference, counts[row]);
                    low += productLow;
                    high += Long.compareUnsigned(low, productLow) < 0 ? 1 : 0;
                }
            }
        }
        if (pairs == 0) {
            return 1;
        }
        double unsignedLow = (low >>> 1) * 2.0 + (low & 1);
        return (high * 0x1p64 + unsignedLow) / pairs;
    }

    /** Collects journeys. One thread at a time. */
    static final class Builder {
        private final List<String> labels;
        private int rows;
        private int[] offsets = new int[1024];
        private int[] codes = new int[4096];
        private long[] ages = new long[4096];
        private long[] counts = new long[1024];
        private long[] hashes = new long[1024];
        private boolean[] converted = new boolean[1024];

        /** A builder for paths whose codes are indices into the labels; the list may still grow. */
        Builder(List<String> labels) {
            this.labels = labels;
        }

        /** Starts a journey, to which touches are added oldest first. */
        Builder touch(int code, long time) {
            offsets[rows + 1] = Math.max(offsets[rows + 1], offsets[rows]);
            int end = offsets[rows + 1];
            if (end == codes.length) {
                int capacity = (int) Math.min(Integer.MAX_VALUE - 8L, end + (end >> 1) + 1L);
                codes = Arrays.copyOf(codes, capacity);
                ages = Arrays.copyOf(ages, capacity);
            }
            codes[end] = code;
            ages[end] = time;
            offsets[rows + 1] = end + 1;
            return this;
        }

        /**
         * Ends the journey whose touches were added; without touches nothing is added.
         *
         * @param isConverted whether it converted
         * @param count how many equal journeys it stands for; 0 adds none
         * @param customerHash a hash of the customer's id
         */
        void end(boolean isConverted, long count, long customerHash) {
            int start = offsets[rows];
            int end = offsets[rows + 1];
            if (end <= start) {
                return;
            }
            if (count == 0) {
                offsets[rows + 1] = 0;
                return;
            }
            long last = ages[end - 1];
            for (int i = start; i < end; i++) {
                ages[i] = Math.max(0, last - ages[i]);
            }
            converted[rows] = isConverted;
            counts[rows] = count;
            hashes[rows] = customerHash;
            rows++;
            if (rows + 1 >= offsets.length) {
                growRows();
            }
        }

        private void growRows() {
            int capacity = offsets.length + (offsets.length >> 1);
            offsets = Arrays.copyOf(offsets, capacity);
            counts = Arrays.copyOf(counts, capacity);
            hashes = Arrays.copyOf(hashes, capacity);
            converted = Arrays.copyOf(converted, capacity);
        }

        /** Outcome, number of distinct channels and their hash in the high bits, the row in the low ones. */
        private long[] patternKeys(int[] newCode, long rowMask) {
            int[] seenIn = new int[newCode.length];
            Arrays.fill(seenIn, -1);
            long[] keys = new long[rows];
            for (int row = 0; row < rows; row++) {
                long hash = 0;
                long distinct = 0;
                for (int i = offsets[row]; i < offsets[row + 1]; i++) {
                    if (seenIn[codes[i]] != row) {
                        seenIn[codes[i]] = row;
                        // a sum does not depend on the order of the touches
                        hash += Hashes.mix(newCode[codes[i]] + 1L);
                        distinct++;
                    }
                }
                long open = converted[row] ? 0 : 1;
                long high = (open << 62) | (Math.min(distinct, 255) << 54);
                keys[row] = ((high | (Hashes.mix(hash) >>> 10)) & ~rowMask) | row;
            }
            return keys;
        }

        private long contentHash(int row, int[] newCode) {
            long hash = length(row);
            for (int i = offsets[row]; i < offsets[row + 1]; i++) {
                hash = Hashes.mix(hash + newCode[codes[i]]);
                hash = Hashes.mix(hash ^ ages[i]);
            }
            return hash;
        }

        private int compare(int a, int b, int[] newCode) {
            int order = Integer.compare(length(a), length(b));
            for (int i = 0; order == 0 && i < length(a); i++) {
                order = Integer.compare(newCode[codes[offsets[a] + i]], newCode[codes[offsets[b] + i]]);
                order = order != 0 ? order : Long.compare(ages[offsets[a] + i], ages[offsets[b] + i]);
            }
            return order;
        }

        /** Whether two rows that follow each other can be one: equal converting journeys, or equal ones of one customer. */
        private boolean mergeable(int a, int b, int[] newCode) {
            return converted[a] == converted[b]
                    && (converted[a] || hashes[a] == hashes[b])
                    && compare(a, b, newCode) == 0;
        }

        private int length(int row) {
            return offsets[row + 1] - offsets[row];
        }

        String label(int code) {
            return labels.get(code);
        }

        AutoData build() {
            return new AutoData(this);
        }
    }
}
