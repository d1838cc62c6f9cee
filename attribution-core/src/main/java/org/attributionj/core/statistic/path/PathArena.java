package org.attributionj.core.statistic.path;

import java.util.Arrays;
import org.attributionj.core.internal.SeededHash;

/**
 * Distinct paths in one array of codes, found by hash: path p is codes[offsets[p] .. offsets[p + 1]). Paths are numbered
 * in the order of their arrival and never removed.
 */
final class PathArena {
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;
    private static final int LARGEST_TABLE = 1 << 30;

    private int size;
    private int[] offsets = new int[16];
    private int[] codes = new int[64];
    private int[] hashes = new int[16];
    /** Open addressing with linear probing, at most half full: the number of a path + 1, or 0. */
    private int[] slots = new int[32];

    /** How many slots were passed over in search of paths. */
    private long probes;

    private final SeededHash hash;

    PathArena() {
        hash = new SeededHash();
    }

    private PathArena(PathArena other) {
        hash = other.hash;
        size = other.size;
        offsets = Arrays.copyOf(other.offsets, size + 1);
        codes = Arrays.copyOf(other.codes, other.offsets[size]);
        hashes = Arrays.copyOf(other.hashes, size);
        slots = other.slots.clone();
    }

    PathArena copy() {
        return new PathArena(this);
    }

    int size() {
        return size;
    }

    long probes() {
        return probes;
    }

    int[] codes() {
        return codes;
    }

    int offset(int path) {
        return offsets[path];
    }

    int length(int path) {
        return offsets[path + 1] - offsets[path];
    }

    /** The number of a path, or -1. */
    int find(int[] path, int from, int n) {
        int slot = slot(path, from, n, hash.of(path, from, n));
        return slots[slot] - 1;
    }

    /** The number of a path, which is added if it is new. */
    int add(int[] path, int from, int n) {
        int hashed = hash.of(path, from, n);
        int slot = slot(path, from, n, hashed);
        int known = slots[slot];
        if (known > 0) {
            return known - 1;
        }
        int added = size;
        ensureCapacity(n);
        System.arraycopy(path, from, codes, offsets[added], n);
        offsets[added + 1] = offsets[added] + n;
        hashes[added] = hashed;
        slots[slot] = added + 1;
        size = added + 1;
        if (2L * size > slots.length) {
            rehash();
        }
        return added;
    }

    /** The slot of a path, or the empty one where it belongs. */
    private int slot(int[] path, int from, int n, int hashed) {
        int mask = slots.length - 1;
        int slot = hashed & mask;
        while (slots[slot] != 0 && !isPath(slots[slot] - 1, path, from, n, hashed)) {
            probes++;
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isPath(int candidate, int[] path, int from, int n, int hashed) {
        int start = offsets[candidate];
        return hashes[candidate] == hashed && Arrays.equals(codes, start, offsets[candidate + 1], path, from, from + n);
    }

    private void rehash() {
        if (slots.length >= LARGEST_TABLE) {
            throw new IllegalStateException("a path table holds at most 2^29 distinct paths; use several tables");
        }
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int path = 0; path < size; path++) {
            int slot = hashes[path] & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = path + 1;
        }
    }

    private void ensureCapacity(int n) {
        if (size + 2 > offsets.length) {
            offsets = Arrays.copyOf(offsets, grown(offsets.length, size + 2L));
        }
        if (size + 1 > hashes.length) {
            hashes = Arrays.copyOf(hashes, grown(hashes.length, size + 1L));
        }
        if (offsets[size] + (long) n > codes.length) {
            codes = Arrays.copyOf(codes, grown(codes.length, offsets[size] + (long) n));
        }
    }

    private static int grown(int length, long needed) {
        if (needed > LARGEST_ARRAY) {
            throw new IllegalStateException(
                    "a path table holds at most " + LARGEST_ARRAY + " steps; use several tables");
        }
        return (int) Math.min(LARGEST_ARRAY, Math.max(needed, length + (length >> 1) + 1L));
    }
}
