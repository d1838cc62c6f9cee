package org.attributionj.models;

import java.util.List;
import java.util.function.Function;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.JourneyTable;
import org.attributionj.models.internal.Checks;

/** A model that is fitted from journeys with their times or columns. Models over the same journeys share them. */
record TimedFittable(String name, Needs needs, Function<JourneyTable, AttributionModel> fitting)
        implements ModelDefinition.Fittable<JourneyTable> {

    TimedFittable(String name, Function<JourneyTable, AttributionModel> fitting) {
        this(name, Needs.TIMES, fitting);
    }

    @Override
    public JourneyStatistic<?, JourneyTable> statistic(Dimension path, List<PathTransform> transforms) {
        requireUntransformed(name, transforms);
        return JourneyTable.statistic(path, needs());
    }

    static void requireUntransformed(String name, List<PathTransform> transforms) {
        Checks.check(
                transforms.isEmpty(),
                name + " is fitted to touchpoints as they happened, not to transformed paths. Maybe leave out "
                        + transforms);
    }

    @Override
    public AttributionModel fit(JourneyTable data) {
        return fitting.apply(data);
    }
}
