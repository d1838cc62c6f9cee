package org.attributionj.models.shapley;

import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.PathTable;

/** Fits a model to a path table: counts paths as they come, fits in the end. */
final class PathFit<R> implements JourneyStatistic<PathTable, R> {
    private static final long serialVersionUID = 1L;

    private final JourneyStatistic<PathTable, PathTable> paths;
    private final Fitter<R> fitter;

    PathFit(Dimension path, List<PathTransform> transforms, Fitter<R> fitter) {
        paths = PathTable.statistic(notNull(path, "path"), ImmutableList.copyOf(transforms));
        this.fitter = fitter;
    }

    /** A fit that can be serialised. */
    @FunctionalInterface
    interface Fitter<R> extends Function<PathTable, R>, Serializable {}

    @Override
    public PathTable newAccumulator() {
        return paths.newAccumulator();
    }

    @Override
    public void add(PathTable accumulator, Journey journey) {
        paths.add(accumulator, journey);
    }

    @Override
    public void add(PathTable accumulator, JourneyView journey) {
        paths.add(accumulator, journey);
    }

    @Override
    public PathTable merge(PathTable left, PathTable right) {
        return paths.merge(left, right);
    }

    @Override
    public R finish(PathTable accumulator) {
        return fitter.apply(accumulator);
    }

    /** A number as it is written in a model's text. */
    static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
