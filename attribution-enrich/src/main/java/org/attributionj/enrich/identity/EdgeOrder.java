package org.attributionj.enrich.identity;

/**
 * The order in which edges are admitted: by time, then by the ids they join, whatever the order in which they came. Times are
 * sorted by radix, 16 bits at a time, in time proportional to the number of edges; ties by comparison.
 */
final class EdgeOrder {
    private static final int BITS = 16;
    private static final int RADIX = 1 << BITS;

    private final EdgeTable edges;
    private final IdTable ids;

    private EdgeOrder(EdgeTable edges, IdTable ids) {
        this.edges = edges;
        this.ids = ids;
    }

    static int[] of(EdgeTable edges, IdTable ids) {
        EdgeOrder order = new EdgeOrder(edges, ids);
        int[] sorted = order.byTime();
        order.sortTies(sorted);
        return sorted;
    }

    private int[] byTime() {
        int n = edges.size();
        int[] sorted = new int[n];
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < n; i++) {
            sorted[i] = i;
            least = Math.min(least, edges.millis(i));
            most = Math.max(most, edges.millis(i));
        }
        int[] scratch = new int[n];
        // differences fit, for times lie within a few thousand years of each other
        for (int shift = 0; n > 0 && shift < Long.SIZE && (most - least) >>> shift != 0; shift += BITS) {
            int[] starts = new int[RADIX + 1];
            for (int i = 0; i < n; i++) {
                starts[digit(sorted[i], least, shift) + 1]++;
            }
            for (int d = 0; d < RADIX; d++) {
                starts[d + 1] += starts[d];
            }
            for (int i = 0; i < n; i++) {
                scratch[starts[digit(sorted[i], least, shift)]++] = sorted[i];
            }
            int[] swap = sorted;
            sorted = scratch;
            scratch = swap;
        }
        return sorted;
    }

    private int digit(int edge, long least, int shift) {
        return (int) ((edges.millis(edge) - least) >>> shift) & (RADIX - 1);
    }

    private void sortTies(int[] sorted) {
        int start = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || edges.millis(sorted[i]) != edges.millis(sorted[start])) {
                if (i - start > 1) {
                    sort(sorted, start, i, new int[i - start]);
                }
                start = i;
            }
        }
    }

    /** Merge sort of numbers: no boxes. */
    private void sort(int[] sorted, int from, int to, int[] scratch) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        sort(sorted, from, middle, scratch);
        sort(sorted, middle, to, scratch);
        System.arraycopy(sorted, from, scratch, 0, middle - from);
        int left = 0;
        int right = middle;
        for (int i = from; left < middle - from; i++) {
            boolean takesRight = right < to && compare(sorted[right], scratch[left]) < 0;
            sorted[i] = takesRight ? sorted[right++] : scratch[left++];
        }
    }

    private int compare(int one, int other) {
        int byFirst = compareIds(first(one), first(other));
        return byFirst != 0 ? byFirst : compareIds(second(one), second(other));
    }

    private int first(int edge) {
        return compareIds(edges.from(edge), edges.to(edge)) <= 0 ? edges.from(edge) : edges.to(edge);
    }

    private int second(int edge) {
        return compareIds(edges.from(edge), edges.to(edge)) <= 0 ? edges.to(edge) : edges.from(edge);
    }

    private int compareIds(int one, int other) {
        if (one == other) {
            return 0;
        }
        int byType = ids.typeName(ids.type(one)).compareTo(ids.typeName(ids.type(other)));
        return byType != 0 ? byType : ids.compareValues(one, other);
    }
}
