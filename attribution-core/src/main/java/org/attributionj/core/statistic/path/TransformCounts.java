package org.attributionj.core.statistic.path;

import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.List;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.statistic.JourneyStatistic;

/**
 * What path transforms did to the touchpoints of many journeys. Immutable and thread-safe.
 *
 * <pre>
 *   touchpoints left after a transform = touchpoints of the steps before it - dropped
 *   merged touchpoints are left: they share their step's credit
 * </pre>
 *
 * @param journeys the number of journeys
 * @param touchpoints the number of their touchpoints before all transforms
 * @param transforms what each transform did, in the order of application
 */
public record TransformCounts(long journeys, long touchpoints, List<Count> transforms) implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the list or an element is null
     */
    public TransformCounts {
        transforms = ImmutableList.copyOf(notNull(transforms, "transforms"));
    }

    /**
     * What one transform did.
     *
     * @param transform the transform
     * @param merged the touchpoints of steps that became part of an earlier step
     * @param dropped the touchpoints that lost their step, and with it all credit
     */
    public record Count(PathTransform transform, long merged, long dropped) implements Serializable {

        /**
         * Validates the components.
         *
         * @throws NullPointerException if the transform is null
         */
        public Count {
            notNull(transform, "transform");
        }
    }

    /**
     * These counts as a statistic. A journey of multiplicity m counts m times.
     *
     * @param path the alphabet of paths
     * @param transforms the transforms, in the order of application
     * @return the statistic
     */
    public static JourneyStatistic<TransformCounter, TransformCounts> statistic(
            Dimension path, List<PathTransform> transforms) {
        return new TransformCounter.Statistic(path, ImmutableList.copyOf(transforms));
    }

    /**
     * The touchpoints that all transforms together dropped.
     *
     * @return the number, 0 or more
     */
    public long dropped() {
        long sum = 0;
        for (Count count : transforms) {
            sum = Math.addExact(sum, count.dropped());
        }
        return sum;
    }

    /** One line per transform that did something. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(touchpoints).append(" touchpoints of ").append(journeys).append(" journeys");
        for (Count count : transforms) {
            text.append("\n  ")
                    .append(count.transform())
                    .append(": merged ")
                    .append(count.merged())
                    .append(", dropped ")
                    .append(count.dropped());
        }
        return text.toString();
    }
}
