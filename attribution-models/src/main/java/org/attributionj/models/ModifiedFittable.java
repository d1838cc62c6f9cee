package org.attributionj.models;

import java.util.List;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.fit.FitCost;
import org.attributionj.core.fit.FitRun;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.models.modifiers.Modification;

/** A model that is fitted first and modified then: what is left out of the credit is still part of the fit. */
record ModifiedFittable<T>(ModelDefinition.Fittable<T> inner, Modification modification)
        implements ModelDefinition.Fittable<T> {

    @Override
    public String name() {
        return modification.nameOf(inner.name());
    }

    @Override
    public Needs needs() {
        return modification.needsOf(inner.needs());
    }

    @Override
    public JourneyStatistic<?, T> statistic(Dimension path, List<PathTransform> transforms) {
        return inner.statistic(path, transforms);
    }

    @Override
    public FitCost cost(T data) {
        return inner.cost(data);
    }

    @Override
    public double mostMinutes() {
        return inner.mostMinutes();
    }

    @Override
    public AttributionModel fit(T data, FitRun run) {
        return modification.applyTo(run.fit(inner, data));
    }
}
