package org.attributionj.models;

import java.util.Collection;
import java.util.List;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.event.Customer;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.models.auto.HoldoutEvidence;
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
    public AttributionModel fit(T data) {
        return modification.applyTo(inner.fit(data));
    }

    @Override
    public AttributionModel fit(T data, Collection<Customer> population, HoldoutEvidence evidence) {
        return modification.applyTo(inner.fit(data, population, evidence));
    }
}
