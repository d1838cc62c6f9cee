package org.attributionj.enrich.identity;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Union-find over ids, by size and with path halving, that admits an edge only where the rules allow the union. Ids of one
 * component are linked in a ring, so that they can be looked through where a limit has a window. Single thread.
 */
final class Components {
    private final IdTable ids;
    private final IdentityRules rules;
    private final IdType[] types;
    private final long[] firstSeen;
    private final int[] parent;
    private final int[] size;
    private final int[] ring;
    private final boolean[] hasStrong;
    /** By the code of a kind that has a limit, how many of its ids a component holds. */
    private final int[] @Nullable [] counts;

    Components(IdTable ids, IdentityRules rules, long[] firstSeen) {
        this.ids = ids;
        this.rules = rules;
        this.firstSeen = firstSeen;
        int n = ids.size();
        parent = new int[n];
        size = new int[n];
        ring = new int[n];
        hasStrong = new boolean[n];
        types = new IdType[ids.typeCount()];
        counts = new int[types.length][];
        for (int code = 0; code < types.length; code++) {
            types[code] = rules.typeOf(ids.typeName(code));
            counts[code] = types[code].limit() > 0 ? new int[n] : null;
        }
        for (int id = 0; id < n; id++) {
            parent[id] = id;
            ring[id] = id;
            size[id] = 1;
            int code = ids.type(id);
            hasStrong[id] = types[code].isStrong();
            int[] ofType = counts[code];
            if (ofType != null) {
                ofType[id] = 1;
            }
        }
    }

    int find(int id) {
        int root = id;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    boolean isStrong(int id) {
        return types[ids.type(id)].isStrong();
    }

    /** Joins the components of two ids; what forbids it, or null if they are one now. */
    @Nullable
    Refusal join(int one, int other) {
        int a = find(one);
        int b = find(other);
        if (a == b) {
            return null;
        }
        boolean isWeak = !isStrong(one) || !isStrong(other);
        if (isWeak && hasStrong[a] && hasStrong[b]) {
            return Refusal.WEAK_BETWEEN_STRONG;
        }
        if ((long) size[a] + size[b] > rules.largest()) {
            return Refusal.SIZE;
        }
        for (int code = 0; code < types.length; code++) {
            int[] ofType = counts[code];
            if (ofType != null && isOver(code, ofType, a, b)) {
                return Refusal.LIMIT;
            }
        }
        unite(a, b);
        return null;
    }

    private boolean isOver(int code, int[] ofType, int a, int b) {
        IdType type = types[code];
        int total = ofType[a] + ofType[b];
        if (ofType[a] == 0 || ofType[b] == 0 || total <= type.limit()) {
            return false;
        }
        Duration window = type.window();
        return window == null || isOverWithin(window.toMillis(), type.limit(), seen(code, total, a, b));
    }

    /** When the ids of one kind in two components were first seen, in order. */
    private long[] seen(int code, int total, int a, int b) {
        long[] times = new long[total];
        int n = collect(code, a, times, 0);
        collect(code, b, times, n);
        Arrays.sort(times);
        return times;
    }

    private int collect(int code, int root, long[] times, int start) {
        int n = start;
        int id = root;
        do {
            if (ids.type(id) == code) {
                times[n++] = firstSeen[id];
            }
            id = ring[id];
        } while (id != root);
        return n;
    }

    /** Whether more than the limit lie within the window somewhere. */
    private static boolean isOverWithin(long window, int limit, long[] times) {
        for (int i = limit; i < times.length; i++) {
            if (times[i] - times[i - limit] < window) {
                return true;
            }
        }
        return false;
    }

    private void unite(int a, int b) {
        int root = size[a] >= size[b] ? a : b;
        int child = root == a ? b : a;
        parent[child] = root;
        size[root] += size[child];
        hasStrong[root] |= hasStrong[child];
        int swap = ring[root];
        ring[root] = ring[child];
        ring[child] = swap;
        for (int[] ofType : counts) {
            if (ofType != null) {
                ofType[root] += ofType[child];
            }
        }
    }
}
