package org.attributionj.core.statistic.path;

import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.JourneyStatistic;

/** Path tables as a statistic. */
record PathTableStatistic(Dimension path, ImmutableList<PathTransform> transforms)
        implements JourneyStatistic<PathTable, PathTable> {

    PathTableStatistic {
        notNull(path, "path");
    }

    @Override
    public PathTable newAccumulator() {
        return PathTable.of(path, transforms);
    }

    @Override
    public void add(PathTable accumulator, Journey journey) {
        accumulator.add(journey);
    }

    @Override
    public void add(PathTable accumulator, JourneyView journey) {
        accumulator.add(journey);
    }

    @Override
    public PathTable merge(PathTable left, PathTable right) {
        left.merge(right);
        return left;
    }

    /** A copy: the accumulator may go on. */
    @Override
    public PathTable finish(PathTable accumulator) {
        return accumulator.copy();
    }
}
