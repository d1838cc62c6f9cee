package org.attributionj.models;

import java.util.List;
import java.util.function.Function;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.path.PathTable;

/** A model that is fitted from a path table. Models over the same paths share the table. */
record PathFittable(String name, Function<PathTable, AttributionModel> fitting)
        implements ModelDefinition.Fittable<PathTable> {

    @Override
    public Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    public JourneyStatistic<?, PathTable> statistic(Dimension path, List<PathTransform> transforms) {
        return PathTable.statistic(path, transforms);
    }

    @Override
    public AttributionModel fit(PathTable data) {
        return fitting.apply(data);
    }
}
