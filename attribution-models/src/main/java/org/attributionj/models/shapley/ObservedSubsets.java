package org.attributionj.models.shapley;

import java.util.Arrays;
import java.util.List;

/**
 * Finds which subsets of a channel set were observed: by looking up each of its 2^m subsets if they are few, else by
 * testing each observed set. The choice changes the time it takes, not what is found. Immutable and thread-safe.
 */
final class ObservedSubsets {
    private static final int MOST_LOOKUPS = 24;

    private final List<ChannelSet> sets;
    private final long[] signatures;
    private final int[] slots;

    ObservedSubsets(List<ChannelSet> sets) {
        this.sets = sets;
        signatures = new long[sets.size()];
        slots = new int[Integer.highestOneBit(Math.max(1, sets.size())) * 4];
        Arrays.fill(slots, -1);
        for (int row = 0; row < signatures.length; row++) {
            signatures[row] = signature(sets.get(row));
            int slot = slot(signatures[row]);
            while (slots[slot] >= 0) {
                slot = next(slot);
            }
            slots[slot] = row;
        }
    }

    /** Receives an observed subset. */
    @FunctionalInterface
    interface Receiver {
        /**
         * Receives a subset.
         *
         * @param row the row of the observed set
         * @param size its size
         * @param positions the positions in the superset of its members, of which the first {@code size} are valid
         */
        void accept(int row, int size, int[] positions);
    }

    /** Hands over all observed subsets of a set, itself included, the empty set not. */
    void forEach(ChannelSet superset, Receiver receiver) {
        int m = superset.size();
        int[] positions = new int[Math.max(1, m)];
        if (m <= MOST_LOOKUPS && 1L << m <= 4L * sets.size() + 64) {
            lookUp(superset, positions, receiver);
        } else {
            for (int row = 0; row < sets.size(); row++) {
                ChannelSet set = sets.get(row);
                if (set.size() > 0 && set.size() <= m && set.positionsIn(superset, positions)) {
                    receiver.accept(row, set.size(), positions);
                }
            }
        }
    }

    private void lookUp(ChannelSet superset, int[] positions, Receiver receiver) {
        int m = superset.size();
        for (int mask = 1; mask < 1 << m; mask++) {
            long signature = 0;
            int size = 0;
            for (int rest = mask; rest != 0; rest &= rest - 1) {
                positions[size] = Integer.numberOfTrailingZeros(rest);
                signature += mixed(superset.member(positions[size]));
                size++;
            }
            int row = find(signature, superset, positions, size);
            if (row >= 0) {
                receiver.accept(row, size, positions);
            }
        }
    }

    private int find(long signature, ChannelSet superset, int[] positions, int size) {
        for (int slot = slot(signature); slots[slot] >= 0; slot = next(slot)) {
            int row = slots[slot];
            if (signatures[row] == signature && isSame(sets.get(row), superset, positions, size)) {
                return row;
            }
        }
        return -1;
    }

    private static boolean isSame(ChannelSet set, ChannelSet superset, int[] positions, int size) {
        boolean same = set.size() == size;
        for (int k = 0; same && k < size; k++) {
            same = set.member(k) == superset.member(positions[k]);
        }
        return same;
    }

    private static long signature(ChannelSet set) {
        long sum = 0;
        for (int k = 0; k < set.size(); k++) {
            sum += mixed(set.member(k));
        }
        return sum;
    }

    /** The finaliser of MurmurHash3: sums of these tell sets apart; equality is checked all the same. */
    private static long mixed(int channel) {
        long z = (channel + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 33) * 0xFF51AFD7ED558CCDL;
        z = (z ^ z >>> 33) * 0xC4CEB9FE1A85EC53L;
        return z ^ z >>> 33;
    }

    private int slot(long signature) {
        return (int) (signature ^ signature >>> 32) & (slots.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (slots.length - 1);
    }
}
