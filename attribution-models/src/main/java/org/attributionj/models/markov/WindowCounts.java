package org.attributionj.models.markov;

import java.util.Arrays;

/**
 * Counts of an order-k chain over codes: how often each window of k codes began a path, followed another window, and was
 * the last before a conversion or before none. Self-loops are counted like any other transition.
 *
 * <p>Windows and transitions are numbered in the order of their arrival, which {@link ChainBuilder} replaces. A step of a
 * path is one hash look-up of (window, next code); windows are looked up only where that is new.
 */
final class WindowCounts implements TransitionCounts {
    private static final int LARGEST_TABLE = 1 << 29;

    private final int order;

    private int states;
    /** order codes per state; a shorter path stands at the right, padded with -1. */
    private int[] windows;

    private long[] starts = new long[16];
    private long[] conversions = new long[16];
    private long[] nulls = new long[16];
    /** Open addressing, at most half full: state + 1 or 0. */
    private int[] slots = new int[64];

    private int edges;
    /** Open addressing, at most half full: (from << 32 | next code) + 1, or 0. */
    private long[] edgeKeys = new long[64];

    private int[] edgeTargets = new int[64];
    private long[] edgeCounts = new long[64];
    private final int[] window;

    WindowCounts(int order) {
        this.order = order;
        windows = new int[16 * order];
        window = new int[order];
    }

    @Override
    public int add(int[] codes, int from, int n, long converted, long open) {
        int first = Math.min(order, n);
        Arrays.fill(window, 0, order - first, -1);
        System.arraycopy(codes, from, window, order - first, first);
        int state = state();
        long journeys = Math.addExact(converted, open);
        starts[state] = Math.addExact(starts[state], journeys);
        for (int i = from + first; i < from + n; i++) {
            state = follow(state, codes[i], journeys);
        }
        conversions[state] = Math.addExact(conversions[state], converted);
        nulls[state] = Math.addExact(nulls[state], open);
        return state;
    }

    private int follow(int from, int next, long journeys) {
        long key = ((long) from << 32 | next) + 1;
        int mask = edgeKeys.length - 1;
        int slot = spread(key) & mask;
        while (edgeKeys[slot] != key) {
            if (edgeKeys[slot] == 0) {
                return addEdge(from, next, key, slot, journeys);
            }
            slot = (slot + 1) & mask;
        }
        edgeCounts[slot] = Math.addExact(edgeCounts[slot], journeys);
        return edgeTargets[slot];
    }

    private int addEdge(int from, int next, long key, int slot, long journeys) {
        System.arraycopy(windows, from * order + 1, window, 0, order - 1);
        window[order - 1] = next;
        int target = state();
        edgeKeys[slot] = key;
        edgeTargets[slot] = target;
        edgeCounts[slot] = journeys;
        edges++;
        if (2L * edges > edgeKeys.length) {
            growEdges();
        }
        return target;
    }

    /** The state of the scratch window, which is added if it is new. */
    private int state() {
        int mask = slots.length - 1;
        int slot = hash(window, 0) & mask;
        while (slots[slot] != 0) {
            int known = slots[slot] - 1;
            if (Arrays.equals(windows, known * order, (known + 1) * order, window, 0, order)) {
                return known;
            }
            slot = (slot + 1) & mask;
        }
        int added = states++;
        slots[slot] = added + 1;
        if (states > starts.length) {
            int capacity = added + (added >> 1) + 1;
            if ((long) capacity * order > Integer.MAX_VALUE - 8) {
                throw new IllegalStateException("a chain of order " + order + " has more than " + added
                        + " states, too many to count. Maybe choose a lower order.");
            }
            windows = Arrays.copyOf(windows, capacity * order);
            starts = Arrays.copyOf(starts, capacity);
            conversions = Arrays.copyOf(conversions, capacity);
            nulls = Arrays.copyOf(nulls, capacity);
        }
        System.arraycopy(window, 0, windows, added * order, order);
        if (2L * states > slots.length) {
            growStates();
        }
        return added;
    }

    private void growStates() {
        slots = new int[doubled(slots.length)];
        int mask = slots.length - 1;
        for (int state = 0; state < states; state++) {
            int slot = hash(windows, state * order) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = state + 1;
        }
    }

    private void growEdges() {
        long[] keys = edgeKeys;
        int[] targets = edgeTargets;
        long[] counts = edgeCounts;
        int capacity = doubled(keys.length);
        edgeKeys = new long[capacity];
        edgeTargets = new int[capacity];
        edgeCounts = new long[capacity];
        for (int old = 0; old < keys.length; old++) {
            if (keys[old] != 0) {
                int slot = spread(keys[old]) & (capacity - 1);
                while (edgeKeys[slot] != 0) {
                    slot = (slot + 1) & (capacity - 1);
                }
                edgeKeys[slot] = keys[old];
                edgeTargets[slot] = targets[old];
                edgeCounts[slot] = counts[old];
            }
        }
    }

    private int doubled(int length) {
        if (length >= LARGEST_TABLE) {
            throw new IllegalStateException("a chain of order " + order
                    + " has more than 2^28 states or transitions, too many to count. Maybe choose a lower order.");
        }
        return 2 * length;
    }

    private int hash(int[] codes, int from) {
        long hash = 0;
        for (int i = from; i < from + order; i++) {
            hash = 0x9E3779B97F4A7C15L * (hash ^ codes[i]);
        }
        return spread(hash);
    }

    private static int spread(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32 ^ mixed >>> 47);
    }

    @Override
    public int order() {
        return order;
    }

    @Override
    public int states() {
        return states;
    }

    @Override
    public int code(int state, int position) {
        return windows[state * order + position];
    }

    @Override
    public long starts(int state) {
        return starts[state];
    }

    @Override
    public long conversions(int state) {
        return conversions[state];
    }

    @Override
    public long nulls(int state) {
        return nulls[state];
    }

    @Override
    public void forEachTransition(TransitionConsumer consumer) {
        for (int slot = 0; slot < edgeKeys.length; slot++) {
            if (edgeKeys[slot] != 0) {
                consumer.accept((int) ((edgeKeys[slot] - 1) >>> 32), edgeTargets[slot], edgeCounts[slot]);
            }
        }
    }
}
