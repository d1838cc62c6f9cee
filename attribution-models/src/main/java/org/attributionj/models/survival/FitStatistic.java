package org.attributionj.models.survival;

import static org.attributionj.models.internal.Checks.notNull;

import java.io.Serializable;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.JourneyTable;

/**
 * A table of journeys, with a fit at its end.
 *
 * @param <R> the model's type
 * @param table collects the table
 * @param fitting fits it
 */
record FitStatistic<R>(JourneyStatistic<JourneyTable, JourneyTable> table, Fitting<R> fitting)
        implements JourneyStatistic<JourneyTable, R> {

    FitStatistic {
        notNull(table, "table");
        notNull(fitting, "fitting");
    }

    /** Fits a table. */
    @FunctionalInterface
    interface Fitting<R> extends Serializable {
        R fit(JourneyTable table);
    }

    @Override
    public JourneyTable newAccumulator() {
        return table.newAccumulator();
    }

    @Override
    public void add(JourneyTable accumulator, Journey journey) {
        table.add(accumulator, journey);
    }

    @Override
    public void add(JourneyTable accumulator, JourneyView journey) {
        table.add(accumulator, journey);
    }

    @Override
    public JourneyTable merge(JourneyTable left, JourneyTable right) {
        return table.merge(left, right);
    }

    @Override
    public R finish(JourneyTable accumulator) {
        return fitting.fit(accumulator);
    }
}
