package org.attributionj.models;

import java.io.Serializable;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.fit.FitCost;
import org.attributionj.core.fit.FitRun;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.auto.AutoModel;
import org.attributionj.models.auto.HoldoutCorrected;
import org.attributionj.models.internal.Checks;
import org.jspecify.annotations.Nullable;

/**
 * A model that is fitted from journeys with their times or columns, and corrected by hold-outs if it credits by a response.
 * Models over the same journeys share them. The name says all, options included: two of one name are equal.
 */
record TimedFittable(String name, Needs needs, Fitting fitting, Costing costing, double mostMinutes)
        implements ModelDefinition.Fittable<JourneyTable> {

    /** How the model comes from its data, and from other fits to them. */
    interface Fitting extends BiFunction<JourneyTable, FitRun, AttributionModel>, Serializable {}

    /** How the model comes from its data alone. */
    interface PlainFitting extends Function<JourneyTable, AttributionModel>, Serializable {}

    /** What fitting to some data is expected to cost. */
    interface Costing extends Function<JourneyTable, FitCost>, Serializable {}

    TimedFittable(String name, Needs needs, Fitting fitting) {
        this(name, needs, fitting, data -> FitCost.LINEAR, FitCost.MOST_MINUTES);
    }

    /** The same model, with a cost that is told, and limited. The limit is no part of the name: it changes no figure. */
    TimedFittable costing(Costing known, double minutes) {
        Checks.check(minutes > 0, "max-minutes must be more than 0, but was " + minutes);
        return new TimedFittable(name, needs, fitting, known, minutes);
    }

    @Override
    public FitCost cost(JourneyTable data) {
        return costing.apply(data);
    }

    static TimedFittable of(String name, Needs needs, PlainFitting fitting) {
        return new TimedFittable(name, needs, (data, run) -> fitting.apply(data));
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

    /** Models that credit by a response say what happens without a channel, and are corrected where that is measured. */
    @Override
    public AttributionModel fit(JourneyTable data, FitRun run) {
        if (run.population().isEmpty()) {
            return fitting.apply(data, run);
        }
        AttributionModel model = run.withoutExperiments().fit(this, data);
        boolean fellBack = model instanceof AutoModel auto && auto.baseline().isEmpty();
        // without a response there is nothing to correct
        return fellBack ? model : HoldoutCorrected.of(model, data, run.population(), run.evidence());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TimedFittable that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
