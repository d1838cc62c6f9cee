package org.attributionj.core.columnar;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;

/**
 * The steps of one path at a time after a list of {@link PathTransform}s, and the touchpoints behind each step.
 *
 * <p>A path starts as one step per touchpoint; each transform, in turn, merges, drops and relabels steps. {@link
 * #stepOf} leads from a touchpoint to its step, so that a step's credit finds its way back: it is divided equally among
 * the {@link #touchpoints} of the step, and dropped touchpoints get nothing.
 *
 * <p>Owns scratch arrays that the next {@link #apply} overwrites: one thread at a time. Nothing is allocated once the
 * arrays have grown to the longest path. O(touchpoints x transforms) per path.
 */
public final class PathSteps {
    private final Dictionary labels;
    private final ImmutableList<PathTransform> transforms;
    private final StepOperation[] operations;
    private final int[] merged;
    private final int[] dropped;

    private int touches;
    private int count;
    private int[] codes = {};
    private int[] firstTouch = {};
    private int[] touchCount = {};
    private int[] stepOf = {};
    private int[] target = {};

    /**
     * Steps of paths over a dictionary.
     *
     * @param labels the dictionary of the paths' codes; labels made by {@link PathTransform#frequency} are added to it
     * @param transforms the transforms, in the order of their application
     */
    public PathSteps(Dictionary labels, List<PathTransform> transforms) {
        this.labels = notNull(labels, "labels");
        this.transforms = ImmutableList.copyOf(transforms);
        operations = this.transforms.stream()
                .map(transform -> transform.bind(labels))
                .toArray(StepOperation[]::new);
        merged = new int[operations.length];
        dropped = new int[operations.length];
    }

    /**
     * Takes the path that a view is at and transforms it.
     *
     * @param journey a journey whose path is coded by {@link #labels}
     * @return these steps
     * @throws IllegalArgumentException if the journey is coded by another dictionary
     */
    public PathSteps apply(JourneyView journey) {
        check(
                journey.schema().pathLabels() == labels,
                "the journey must be coded by the dictionary of these steps; re-encode it with a JourneyEncoder first");
        int n = journey.length();
        ensureCapacity(n);
        for (int touch = 0; touch < n; touch++) {
            codes[touch] = journey.code(touch);
        }
        return transform(n);
    }

    /**
     * Takes a path as codes and transforms it.
     *
     * @param path holds the codes
     * @param offset the index of the first code
     * @param n the length of the path
     * @return these steps
     */
    public PathSteps apply(int[] path, int offset, int n) {
        ensureCapacity(n);
        System.arraycopy(path, offset, codes, 0, n);
        return transform(n);
    }

    private PathSteps transform(int n) {
        touches = n;
        count = n;
        for (int touch = 0; touch < n; touch++) {
            firstTouch[touch] = touch;
            touchCount[touch] = 1;
            stepOf[touch] = touch;
        }
        for (int transform = 0; transform < operations.length; transform++) {
            regroup(transform, operations[transform].assign(codes, count, target));
        }
        return this;
    }

    /** In place: new steps are numbered in the order of their first old step, so that none is overwritten unread. */
    private void regroup(int transform, int newCount) {
        merged[transform] = 0;
        dropped[transform] = 0;
        int opened = 0;
        for (int step = 0; step < count; step++) {
            int to = target[step];
            if (to == opened) {
                codes[to] = codes[step];
                firstTouch[to] = firstTouch[step];
                touchCount[to] = touchCount[step];
                opened++;
            } else if (to >= 0) {
                touchCount[to] += touchCount[step];
                merged[transform] += touchCount[step];
            } else {
                dropped[transform] += touchCount[step];
            }
        }
        for (int touch = 0; touch < touches; touch++) {
            stepOf[touch] = stepOf[touch] < 0 ? -1 : target[stepOf[touch]];
        }
        count = newCount;
    }

    private void ensureCapacity(int n) {
        if (codes.length < n) {
            int capacity = Math.max(n, 2 * codes.length);
            codes = new int[capacity];
            firstTouch = new int[capacity];
            touchCount = new int[capacity];
            stepOf = new int[capacity];
            target = new int[capacity];
        }
    }

    /**
     * The dictionary of the steps' codes.
     *
     * @return the dictionary
     */
    public Dictionary labels() {
        return labels;
    }

    /**
     * The transforms.
     *
     * @return the list, in the order of application
     */
    public ImmutableList<PathTransform> transforms() {
        return transforms;
    }

    /**
     * The number of steps.
     *
     * @return the number, 0 only for a path without touchpoints
     */
    public int count() {
        return count;
    }

    /**
     * The number of touchpoints of the path before the transforms.
     *
     * @return the number, 0 or more
     */
    public int touchpoints() {
        return touches;
    }

    /**
     * The code of a step's label.
     *
     * @param step the step, from 0
     * @return the code in {@link #labels}
     */
    public int code(int step) {
        return codes[step];
    }

    /**
     * The touchpoint at whose place a step stands: its first.
     *
     * @param step the step, from 0
     * @return the touchpoint's index in the path before the transforms
     */
    public int firstTouchpoint(int step) {
        return firstTouch[step];
    }

    /**
     * The number of touchpoints that make up a step.
     *
     * @param step the step, from 0
     * @return the number, 1 or more
     */
    public int touchpoints(int step) {
        return touchCount[step];
    }

    /**
     * The step that a touchpoint belongs to.
     *
     * @param touch the touchpoint's index in the path before the transforms
     * @return the step, or -1 if the touchpoint was dropped
     */
    public int stepOf(int touch) {
        return stepOf[touch];
    }

    /**
     * How many touchpoints of this path a transform merged into earlier steps.
     *
     * @param transform the transform's index in {@link #transforms}
     * @return the number of touchpoints of the steps that ceased to stand on their own, 0 or more
     */
    public int merged(int transform) {
        return merged[transform];
    }

    /**
     * How many touchpoints of this path a transform dropped.
     *
     * @param transform the transform's index in {@link #transforms}
     * @return the number of touchpoints, 0 or more
     */
    public int dropped(int transform) {
        return dropped[transform];
    }

    /** The steps' labels, such as {@code [A(2), B(1)]}. */
    @Override
    public String toString() {
        return Arrays.toString(
                Arrays.stream(codes, 0, count).mapToObj(labels::label).toArray());
    }
}
