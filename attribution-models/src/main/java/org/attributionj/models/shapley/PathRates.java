package org.attributionj.models.shapley;

import static org.attributionj.models.internal.Checks.check;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import org.attributionj.core.statistic.path.PathCursor;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.models.internal.FittedLabels;
import org.attributionj.models.internal.ReadBack;
import org.attributionj.models.internal.StoredData;

/**
 * The conversion rate of each exact path, with paths found by a hash from which one step can be left out in constant time.
 * Immutable and thread-safe.
 *
 * <pre>
 *   hash(x_0 … x_(n-1)) = sum of (x_i + 1) B^(n-1-i)   modulo 2^64
 * </pre>
 */
final class PathRates implements Serializable {
    private static final long serialVersionUID = 1L;

    /** An odd multiplier: the powers do not vanish modulo 2^64. */
    static final long BASE = 0x9E3779B97F4A7C15L;

    private final ImmutableList<String> labels;

    /** All paths, one after the other, in canonical order. */
    private final int[] steps;

    private final int[] offsets;
    private final long[] conversions;
    private final long[] nulls;
    private final transient int[] slots;

    private PathRates(ImmutableList<String> labels, int[] steps, int[] offsets, long[] conversions, long[] nulls) {
        this.labels = labels;
        this.steps = steps;
        this.offsets = offsets;
        this.conversions = conversions;
        this.nulls = nulls;
        slots = new int[Integer.highestOneBit(Math.max(1, conversions.length)) * 4];
        Arrays.fill(slots, -1);
        for (int row = 0; row < conversions.length; row++) {
            long hash = 0;
            for (int k = offsets[row]; k < offsets[row + 1]; k++) {
                hash = hash * BASE + steps[k] + 1;
            }
            int slot = slot(hash);
            while (slots[slot] >= 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = row;
        }
    }

    static PathRates of(PathTable table) {
        FittedLabels.Ranks ranks = FittedLabels.ranks(table);
        int rows = table.size();
        long[] conversions = new long[rows];
        long[] nulls = new long[rows];
        int[] offsets = new int[rows + 1];
        int[] steps = new int[1024];
        int row = 0;
        for (PathCursor path = table.cursor(); path.next(); row++) {
            int end = Math.addExact(offsets[row], path.length());
            if (steps.length < end) {
                steps = Arrays.copyOf(steps, Math.max(end, steps.length + (steps.length >> 1)));
            }
            for (int k = 0; k < path.length(); k++) {
                steps[offsets[row] + k] = ranks.of(path.code(k));
            }
            offsets[row + 1] = end;
            conversions[row] = path.conversions();
            nulls[row] = path.nulls();
        }
        return new PathRates(ranks.labels(), Arrays.copyOf(steps, offsets[rows]), offsets, conversions, nulls);
    }

    static PathRates of(ExactPathFit fit) {
        int rows = fit.paths().size();
        long[] conversions = new long[rows];
        long[] nulls = new long[rows];
        int[] offsets = new int[rows + 1];
        for (int row = 0; row < rows; row++) {
            ExactPathFit.Path path = fit.paths().get(row);
            offsets[row + 1] = Math.addExact(offsets[row], path.steps().size());
            conversions[row] = path.conversions();
            nulls[row] = path.nulls();
        }
        int[] steps = new int[offsets[rows]];
        for (int row = 0; row < rows; row++) {
            int at = offsets[row];
            for (int step : fit.paths().get(row).steps()) {
                steps[at++] = step;
            }
        }
        return new PathRates(ImmutableList.copyOf(fit.channels()), steps, offsets, conversions, nulls);
    }

    ExactPathFit fit() {
        ImmutableList.Builder<ExactPathFit.Path> paths = ImmutableList.builderWithExpectedSize(conversions.length);
        for (int row = 0; row < conversions.length; row++) {
            paths.add(new ExactPathFit.Path(
                    Ints.asList(steps).subList(offsets[row], offsets[row + 1]), conversions[row], nulls[row]));
        }
        return new ExactPathFit(labels, paths.build());
    }

    ImmutableList<String> labels() {
        return labels;
    }

    /** Whether no path has a journey without a conversion. */
    boolean isAllConverted() {
        return Arrays.stream(nulls).allMatch(count -> count == 0);
    }

    int paths() {
        return conversions.length;
    }

    /**
     * The conversion rate of a path, or of the path without one step.
     *
     * @param hash the hash of what is looked up
     * @param path holds the path
     * @param n its length
     * @param without the step to leave out, or -1
     * @return converting journeys / all journeys with exactly this path; 0 if there is none
     */
    double rate(long hash, int[] path, int n, int without) {
        for (int slot = slot(hash); slots[slot] >= 0; slot = (slot + 1) & (slots.length - 1)) {
            int row = slots[slot];
            if (isSame(row, path, n, without)) {
                double journeys = (double) conversions[row] + nulls[row];
                return journeys > 0 ? conversions[row] / journeys : 0;
            }
        }
        return 0;
    }

    private boolean isSame(int row, int[] path, int n, int without) {
        int start = offsets[row];
        int end = offsets[row + 1];
        if (without < 0) {
            return Arrays.equals(steps, start, end, path, 0, n);
        }
        return end - start == n - 1
                && Arrays.equals(steps, start, start + without, path, 0, without)
                && Arrays.equals(steps, start + without, end, path, without + 1, n);
    }

    private int slot(long hash) {
        long mixed = (hash ^ hash >>> 32) * 0xD6E8FEB86659FD93L;
        return (int) (mixed >>> 32) & (slots.length - 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathRates that
                && labels.equals(that.labels)
                && Arrays.equals(steps, that.steps)
                && Arrays.equals(offsets, that.offsets)
                && Arrays.equals(conversions, that.conversions)
                && Arrays.equals(nulls, that.nulls);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(steps) + Arrays.hashCode(conversions);
    }

    private Object writeReplace() {
        return new Form(labels, steps, offsets, conversions, nulls);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("path rates are read through their serial form");
    }

    /** The serial form, without the hash table. */
    private static final class Form implements Serializable {
        private static final long serialVersionUID = 1L;

        private final ImmutableList<String> labels;
        private final int[] steps;
        private final int[] offsets;
        private final long[] conversions;
        private final long[] nulls;

        Form(ImmutableList<String> labels, int[] steps, int[] offsets, long[] conversions, long[] nulls) {
            this.labels = labels;
            this.steps = steps;
            this.offsets = offsets;
            this.conversions = conversions;
            this.nulls = nulls;
        }

        private Object readResolve() throws InvalidObjectException {
            return ReadBack.made(() -> {
                StoredData.checkLabels(labels, "labels");
                int rows = conversions.length;
                check(offsets.length == rows + 1 && nulls.length == rows, "each path must have its counts");
                check(offsets[0] == 0 && offsets[rows] == steps.length, "paths must hold all steps");
                for (int row = 0; row < rows; row++) {
                    check(offsets[row] <= offsets[row + 1], "paths must follow each other");
                    check(conversions[row] >= 0 && nulls[row] >= 0, "counts must be 0 or more");
                }
                for (int step : steps) {
                    check(step >= 0 && step < labels.size(), "each step must have a label");
                }
                return new PathRates(labels, steps, offsets, conversions, nulls);
            });
        }
    }
}
