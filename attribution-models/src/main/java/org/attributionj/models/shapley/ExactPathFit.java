package org.attributionj.models.shapley;

import static org.attributionj.models.internal.Checks.check;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.attributionj.models.internal.StoredData;

/**
 * All that leave-one-out on exact paths learned, as plain data: {@link ExactPathModel#of} makes the model of it. Immutable and
 * thread-safe.
 *
 * @param channels the labels of the fit, sorted
 * @param paths the distinct paths, sorted step by step, a path before its continuations
 */
public record ExactPathFit(List<String> channels, List<Path> paths) implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component or an element is null
     * @throws IllegalArgumentException if channels or paths are not sorted and distinct, a step is not a place in the
     *     channels, or no path has a channel
     */
    public ExactPathFit {
        channels = ImmutableList.copyOf(channels);
        StoredData.checkLabels(channels, "channels");
        paths = ImmutableList.copyOf(paths);
        BitSet used = new BitSet();
        int[] last = {};
        for (int row = 0; row < paths.size(); row++) {
            int[] steps = Ints.toArray(paths.get(row).steps());
            for (int step : steps) {
                check(
                        step >= 0 && step < channels.size(),
                        "steps must be in [0, " + channels.size() + "), but one of path " + row + " was " + step);
                used.set(step);
            }
            check(
                    row == 0 || Arrays.compare(last, steps) < 0,
                    "paths must be sorted and distinct, but path " + row + " is not");
            last = steps;
        }
        check(
                used.cardinality() == channels.size(),
                "channels must all be part of a path, but " + used.nextClearBit(0) + " is not");
    }

    /**
     * A path and its outcomes. Immutable and thread-safe.
     *
     * @param steps the channels as places in {@link ExactPathFit#channels}, oldest first
     * @param conversions the journeys that converted, 0 or more
     * @param nulls those that did not, 0 or more
     */
    public record Path(List<Integer> steps, long conversions, long nulls) implements Serializable {

        /**
         * Validates the components.
         *
         * @throws NullPointerException if a step is null
         * @throws IllegalArgumentException if a count is negative
         */
        public Path {
            steps = ImmutableList.copyOf(steps);
            check(conversions >= 0, "conversions must be 0 or more, but was " + conversions);
            check(nulls >= 0, "nulls must be 0 or more, but was " + nulls);
        }
    }
}
