package org.attributionj.models.markov;

import java.util.Arrays;

/**
 * How often each symbol followed each context of up to so many symbols, per fold of the data. Symbols are small numbers; a
 * context is a node of a tree whose root is the empty context and whose edges go back in time.
 */
final class ContextCounts {
    static final int ROOT = 0;

    private final int folds;
    private final LongIndex children = new LongIndex();
    private final LongIndex followers = new LongIndex();
    private int nodes = 1;
    /** counts[follower * folds + fold], totals[node * folds + fold] */
    private long[] counts = new long[64];

    private long[] totals = new long[64];
    private long[] distinct = new long[16];

    ContextCounts(int folds) {
        this.folds = folds;
    }

    /** The context that is older by one symbol, or -1. */
    int child(int node, int symbol) {
        int child = children.find(key(node, symbol));
        return child < 0 ? -1 : child + 1;
    }

    int addChild(int node, int symbol) {
        int child = children.add(key(node, symbol)) + 1;
        nodes = Math.max(nodes, child + 1);
        return child;
    }

    void add(int node, int symbol, int fold, long journeys) {
        int known = followers.size();
        int follower = followers.add(key(node, symbol));
        counts = ensure(counts, (follower + 1) * folds);
        totals = ensure(totals, (node + 1) * folds);
        counts[follower * folds + fold] += journeys;
        totals[node * folds + fold] += journeys;
        if (follower == known) {
            distinct = ensure(distinct, node + 1);
            distinct[node]++;
        }
    }

    private static long[] ensure(long[] array, int size) {
        return size <= array.length ? array : Arrays.copyOf(array, Math.max(size, array.length + (array.length >> 1)));
    }

    private static long key(int node, int symbol) {
        return (long) node << 32 | symbol;
    }

    /** How often a symbol followed a context outside a fold; in all data if the fold is -1. */
    long count(int node, int symbol, int without) {
        int follower = followers.find(key(node, symbol));
        return follower < 0 ? 0 : sum(counts, follower, without);
    }

    long total(int node, int without) {
        return (node + 1) * folds > totals.length ? 0 : sum(totals, node, without);
    }

    private long sum(long[] array, int index, int without) {
        long sum = 0;
        for (int fold = 0; fold < folds; fold++) {
            sum += fold == without ? 0 : array[index * folds + fold];
        }
        return sum;
    }

    /** The number of different symbols that followed a context. */
    long distinct(int node) {
        return node < distinct.length ? distinct[node] : 0;
    }

    int nodes() {
        return nodes;
    }

    /** Shows each context and follower with its count, in the order of their first appearance. */
    void forEach(FollowerConsumer consumer) {
        for (int follower = 0; follower < followers.size(); follower++) {
            long key = followers.key(follower);
            consumer.accept((int) (key >>> 32), sum(counts, follower, -1));
        }
    }

    /** Receives a context and how often one of its followers followed it. */
    @FunctionalInterface
    interface FollowerConsumer {
        void accept(int node, long count);
    }

    /** Numbers for longs, in the order of their first appearance; open addressing, at most half full. */
    private static final class LongIndex {
        private int size;
        private long[] keys = new long[64];
        private int[] slots = new int[128];

        int size() {
            return size;
        }

        long key(int index) {
            return keys[index];
        }

        int find(long key) {
            return slots[slot(key)] - 1;
        }

        int add(long key) {
            int slot = slot(key);
            if (slots[slot] != 0) {
                return slots[slot] - 1;
            }
            int added = size++;
            keys = ensure(keys, size);
            keys[added] = key;
            slots[slot] = added + 1;
            if (2L * size > slots.length) {
                slots = new int[Math.multiplyExact(2, slots.length)];
                for (int i = 0; i < size; i++) {
                    slots[slot(keys[i])] = i + 1;
                }
            }
            return added;
        }

        private int slot(long key) {
            int mask = slots.length - 1;
            long mixed = key * 0x9E3779B97F4A7C15L;
            int slot = (int) (mixed >>> 32 ^ mixed >>> 47) & mask;
            while (slots[slot] != 0 && keys[slots[slot] - 1] != key) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }
    }
}
