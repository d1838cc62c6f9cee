package org.attributionj.enrich.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Edges in columns of primitives: 26 bytes each. Single thread. */
final class EdgeTable {
    private int[] from = new int[1024];
    private int[] to = new int[1024];
    private long[] millis = new long[1024];
    private float[] weights = new float[1024];
    private short[] sources = new short[1024];
    private final List<String> sourceNames = new ArrayList<>();
    private final Map<String, Integer> sourceCodes = new HashMap<>();
    private final BitSet retracted = new BitSet();
    private int size;

    int size() {
        return size;
    }

    int from(int edge) {
        return from[edge];
    }

    int to(int edge) {
        return to[edge];
    }

    long millis(int edge) {
        return millis[edge];
    }

    double weight(int edge) {
        return weights[edge];
    }

    String source(int edge) {
        return sourceNames.get(sources[edge] & 0xffff);
    }

    boolean isRetracted(int edge) {
        return retracted.get(edge);
    }

    private int sourceCode(String source) {
        Integer code = sourceCodes.get(source);
        if (code == null) {
            if (sourceNames.size() > 0xffff) {
                throw new IllegalStateException("there must be at most 65536 sources of edges, but there is one more");
            }
            code = sourceNames.size();
            sourceNames.add(source);
            sourceCodes.put(source, code);
        }
        return code;
    }

    void add(int one, int other, long time, String source, double weight) {
        if (size == from.length) {
            int larger = size + (size >> 1);
            from = Arrays.copyOf(from, larger);
            to = Arrays.copyOf(to, larger);
            millis = Arrays.copyOf(millis, larger);
            weights = Arrays.copyOf(weights, larger);
            sources = Arrays.copyOf(sources, larger);
        }
        from[size] = one;
        to[size] = other;
        millis[size] = time;
        weights[size] = (float) weight;
        sources[size] = (short) sourceCode(source);
        size++;
    }

    void retractLast() {
        retracted.set(size - 1);
    }

    /** Takes back every edge between two ids that a source gave; how many. */
    int retract(int one, int other, String source) {
        Integer code = sourceCodes.get(source);
        int count = 0;
        for (int edge = 0; code != null && edge < size; edge++) {
            boolean isBetween = (from[edge] == one && to[edge] == other) || (from[edge] == other && to[edge] == one);
            if (isBetween && (sources[edge] & 0xffff) == code && !retracted.get(edge)) {
                retracted.set(edge);
                count++;
            }
        }
        return count;
    }
}
