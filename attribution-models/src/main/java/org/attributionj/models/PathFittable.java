package org.attributionj.models;

import java.io.Serializable;
import java.util.List;
import java.util.function.Function;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.fit.FitRun;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.path.PathTable;
import org.jspecify.annotations.Nullable;

/**
 * A model that is fitted from a path table. Models over the same paths share the table. The name says all, options
 * included: two of one name are equal.
 */
record PathFittable(String name, Fitting fitting) implements ModelDefinition.Fittable<PathTable> {

    /** How the model comes from its data. */
    interface Fitting extends Function<PathTable, AttributionModel>, Serializable {}

    @Override
    public Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    public JourneyStatistic<?, PathTable> statistic(Dimension path, List<PathTransform> transforms) {
        return PathTable.statistic(path, transforms);
    }

    @Override
    public AttributionModel fit(PathTable data, FitRun run) {
        return fitting.apply(data);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PathFittable that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
