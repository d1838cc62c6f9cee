package org.attributionj.core.statistic.path;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.stream.LongStream;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.PathSteps;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.internal.SerialData;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.JourneyStatistic;
import org.jspecify.annotations.Nullable;

/** Counts what path transforms do: the accumulator of {@link TransformCounts}. One thread at a time. */
public final class TransformCounter implements Serializable {
    private static final long serialVersionUID = 1L;

    private long journeys;
    private long touchpoints;
    private final long[] merged;
    private final long[] dropped;
    private transient @Nullable Scratch scratch;

    private TransformCounter(int transforms) {
        merged = new long[transforms];
        dropped = new long[transforms];
    }

    /** The encoder and the steps, made anew wherever the accumulator arrives. */
    private static final class Scratch {
        private final JourneyEncoder encoder;
        private final PathSteps steps;

        Scratch(Statistic statistic) {
            Dictionary labels = new Dictionary();
            encoder = new JourneyEncoder(JourneySchema.ofPaths(statistic.path, labels));
            steps = new PathSteps(labels, statistic.transforms);
        }
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        SerialData.require(
                merged != null && dropped != null && merged.length == dropped.length,
                "a counter must have two counts for each transform");
        boolean isPositive = journeys >= 0
                && touchpoints >= 0
                && LongStream.concat(LongStream.of(merged), LongStream.of(dropped))
                        .allMatch(count -> count >= 0);
        SerialData.require(isPositive, "counts must be 0 or more");
    }

    private Scratch scratch(Statistic statistic) {
        Scratch known = scratch;
        if (known == null) {
            known = new Scratch(statistic);
            scratch = known;
        }
        return known;
    }

    private void add(PathSteps steps, long multiplicity) {
        journeys = Math.addExact(journeys, multiplicity);
        touchpoints = Math.addExact(touchpoints, Math.multiplyExact(multiplicity, steps.touchpoints()));
        for (int transform = 0; transform < merged.length; transform++) {
            merged[transform] =
                    Math.addExact(merged[transform], Math.multiplyExact(multiplicity, steps.merged(transform)));
            dropped[transform] =
                    Math.addExact(dropped[transform], Math.multiplyExact(multiplicity, steps.dropped(transform)));
        }
    }

    private void merge(TransformCounter other) {
        check(merged.length == other.merged.length, "counters must be of the same transforms");
        journeys = Math.addExact(journeys, other.journeys);
        touchpoints = Math.addExact(touchpoints, other.touchpoints);
        for (int transform = 0; transform < merged.length; transform++) {
            merged[transform] = Math.addExact(merged[transform], other.merged[transform]);
            dropped[transform] = Math.addExact(dropped[transform], other.dropped[transform]);
        }
    }

    /** Counting as a statistic. */
    record Statistic(Dimension path, ImmutableList<PathTransform> transforms)
            implements JourneyStatistic<TransformCounter, TransformCounts> {

        Statistic {
            notNull(path, "path");
        }

        @Override
        public TransformCounter newAccumulator() {
            return new TransformCounter(transforms.size());
        }

        @Override
        public void add(TransformCounter accumulator, Journey journey) {
            Scratch scratch = accumulator.scratch(this);
            accumulator.add(scratch.steps.apply(scratch.encoder.encode(journey)), 1);
        }

        @Override
        public void add(TransformCounter accumulator, JourneyView journey) {
            Scratch scratch = accumulator.scratch(this);
            accumulator.add(scratch.steps.apply(scratch.encoder.encode(journey)), journey.multiplicity());
        }

        @Override
        public TransformCounter merge(TransformCounter left, TransformCounter right) {
            left.merge(right);
            return left;
        }

        @Override
        public TransformCounts finish(TransformCounter accumulator) {
            ImmutableList.Builder<TransformCounts.Count> counts = ImmutableList.builder();
            for (int i = 0; i < transforms.size(); i++) {
                counts.add(new TransformCounts.Count(transforms.get(i), accumulator.merged[i], accumulator.dropped[i]));
            }
            return new TransformCounts(accumulator.journeys, accumulator.touchpoints, counts.build());
        }
    }
}
