package org.attributionj.models;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.event.Customer;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.auto.HoldoutCorrected;
import org.attributionj.models.auto.HoldoutEvidence;
import org.attributionj.models.internal.Checks;
import org.attributionj.models.response.ResponseModel;
import org.attributionj.models.shapley.ResponseCredit;

/**
 * A model that is fitted from journeys with their times or columns, and corrected by hold-outs if it credits by a response.
 * Models over the same journeys share them.
 */
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

    /** Models that credit by a response say what happens without a channel, and are corrected where that is measured. */
    @Override
    public AttributionModel fit(JourneyTable data, Collection<Customer> population, HoldoutEvidence evidence) {
        AttributionModel model = fit(data);
        if (model instanceof ResponseModel response) {
            return HoldoutCorrected.of(model, response, data, population, evidence);
        }
        return model instanceof ResponseCredit credit
                ? HoldoutCorrected.of(model, credit.response(), data, population, evidence)
                : model;
    }
}
