package org.attributionj.eval.bootstrap;

import static org.attributionj.eval.internal.Checks.notNull;

import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.table.JourneyTable;

/** Collects a journey table to resample. */
record BootstrapStatistic(JourneyStatistic<JourneyTable, JourneyTable> journeys, Resampling resampling)
        implements JourneyStatistic<JourneyTable, ModelBootstrap> {
    private static final long serialVersionUID = 1L;

    BootstrapStatistic {
        notNull(journeys, "journeys");
        notNull(resampling, "resampling");
    }

    @Override
    public Needs needs() {
        return journeys.needs();
    }

    @Override
    public JourneyTable newAccumulator() {
        return journeys.newAccumulator();
    }

    @Override
    public void add(JourneyTable accumulator, Journey journey) {
        journeys.add(accumulator, journey);
    }

    @Override
    public void add(JourneyTable accumulator, JourneyView journey) {
        journeys.add(accumulator, journey);
    }

    @Override
    public JourneyTable merge(JourneyTable left, JourneyTable right) {
        return journeys.merge(left, right);
    }

    @Override
    public ModelBootstrap finish(JourneyTable accumulator) {
        return ModelBootstrap.of(accumulator, resampling);
    }
}
