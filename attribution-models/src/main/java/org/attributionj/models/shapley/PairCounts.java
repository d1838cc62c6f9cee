package org.attributionj.models.shapley;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How often journeys that hold a channel, or two given channels, converted. Pairs are kept in a hash table, so that many
 * channels of which few meet cost little. Immutable once built, and then thread-safe.
 */
final class PairCounts implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final long FREE = -1;

    private final int channels;
    private long[] keys = new long[64];
    private long[] conversions = new long[64];
    private long[] journeys = new long[64];
    private int size;

    private PairCounts(int channels) {
        this.channels = channels;
        Arrays.fill(keys, FREE);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("counts of pairs are read through the serial form of the model");
    }

    static PairCounts of(PresenceTable table) {
        PairCounts counts = new PairCounts(table.labels().size());
        for (int row = 0; row < table.rows(); row++) {
            ChannelSet set = table.set(row);
            long converted = table.conversions(row);
            long all = Math.addExact(converted, table.nulls(row));
            for (int k = 0; k < set.size(); k++) {
                for (int l = 0; l <= k; l++) {
                    counts.add(set.member(l), set.member(k), converted, all);
                }
            }
        }
        return counts;
    }

    static PairCounts of(int channels, List<ShaoLiFit.Pair> pairs) {
        PairCounts counts = new PairCounts(channels);
        pairs.forEach(pair -> counts.add(pair.first(), pair.second(), pair.conversions(), pair.journeys()));
        return counts;
    }

    private void add(int first, int second, long converted, long all) {
        if (2 * size >= keys.length) {
            grow();
        }
        long key = key(first, second);
        int slot = slot(key);
        if (keys[slot] == FREE) {
            keys[slot] = key;
            size++;
        }
        conversions[slot] = Math.addExact(conversions[slot], converted);
        journeys[slot] = Math.addExact(journeys[slot], all);
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldConversions = conversions;
        long[] oldJourneys = journeys;
        keys = new long[2 * oldKeys.length];
        Arrays.fill(keys, FREE);
        conversions = new long[keys.length];
        journeys = new long[keys.length];
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldKeys[old] != FREE) {
                int slot = slot(oldKeys[old]);
                keys[slot] = oldKeys[old];
                conversions[slot] = oldConversions[old];
                journeys[slot] = oldJourneys[old];
            }
        }
    }

    private long key(int first, int second) {
        return (long) Math.min(first, second) * channels + Math.max(first, second);
    }

    private int slot(long key) {
        long mixed = (key + 1) * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & (keys.length - 1);
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    /** The number of journeys that hold both channels (which may be the same). */
    long journeys(int first, int second) {
        return journeys[slot(key(first, second))];
    }

    /** The number of them that converted. */
    long conversions(int first, int second) {
        return conversions[slot(key(first, second))];
    }

    /** p(conversion | both), 0 if no journey holds both. */
    double rate(int first, int second) {
        int slot = slot(key(first, second));
        return journeys[slot] == 0 ? 0 : conversions[slot] / (double) journeys[slot];
    }

    /** {@code p(y | x_i, x_j) - p(y | x_i) - p(y | x_j)}, 0 if no journey holds both. */
    double secondOrder(int first, int second) {
        int slot = slot(key(first, second));
        return journeys[slot] == 0
                ? 0
                : conversions[slot] / (double) journeys[slot] - rate(first, first) - rate(second, second);
    }

    /** All pairs that any journey holds, a channel with itself included, sorted. */
    List<ShaoLiFit.Pair> pairs() {
        long[] used = Arrays.stream(keys).filter(key -> key != FREE).sorted().toArray();
        List<ShaoLiFit.Pair> pairs = new ArrayList<>(used.length);
        for (long key : used) {
            int slot = slot(key);
            pairs.add(new ShaoLiFit.Pair(
                    (int) (key / channels), (int) (key % channels), conversions[slot], journeys[slot]));
        }
        return pairs;
    }

    /** Whether the counts are the same, in whatever order they came. */
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof PairCounts that) || channels != that.channels || size != that.size) {
            return false;
        }
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != FREE) {
                int theirs = that.slot(keys[slot]);
                if (that.keys[theirs] == FREE
                        || conversions[slot] != that.conversions[theirs]
                        || journeys[slot] != that.journeys[theirs]) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        long sum = size;
        for (int slot = 0; slot < keys.length; slot++) {
            sum += keys[slot] == FREE ? 0 : (31 * keys[slot] + conversions[slot]) * 31 + journeys[slot];
        }
        return Long.hashCode(sum);
    }
}
