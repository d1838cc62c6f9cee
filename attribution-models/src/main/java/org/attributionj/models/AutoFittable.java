package org.attributionj.models;

import java.util.Collection;
import java.util.List;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.event.Customer;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.auto.AutoModel;
import org.attributionj.models.auto.AutoOptions;
import org.attributionj.models.auto.HoldoutEvidence;

/** {@code auto}: fitted from times, and corrected by hold-outs where the population has them. */
record AutoFittable() implements ModelDefinition.Fittable<JourneyTable> {

    @Override
    public String name() {
        return "auto";
    }

    @Override
    public Needs needs() {
        return Needs.TIMES;
    }

    @Override
    public JourneyStatistic<?, JourneyTable> statistic(Dimension path, List<PathTransform> transforms) {
        TimedFittable.requireUntransformed(name(), transforms);
        return JourneyTable.statistic(path, needs());
    }

    @Override
    public AttributionModel fit(JourneyTable data) {
        return AutoModel.fit(data, AutoOptions.defaults());
    }

    @Override
    public AttributionModel fit(JourneyTable data, Collection<Customer> population, HoldoutEvidence evidence) {
        return AutoModel.fit(data, AutoOptions.defaults(), population, evidence);
    }
}
