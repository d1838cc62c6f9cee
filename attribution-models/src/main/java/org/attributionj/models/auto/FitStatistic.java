package org.attributionj.models.auto;

import static org.attributionj.models.internal.Checks.notNull;

import java.io.Serializable;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.JourneyStatistic;

/**
 * A statistic over a table, with a fit at its end.
 *
 * @param <T> the table's type
 * @param table collects the table
 * @param fitting fits it
 */
record FitStatistic<T extends Serializable>(JourneyStatistic<T, T> table, Fitting<T> fitting)
        implements JourneyStatistic<T, AutoModel> {

    FitStatistic {
        notNull(table, "table");
        notNull(fitting, "fitting");
    }

    /** Fits a table. */
    @FunctionalInterface
    interface Fitting<T> extends Serializable {
        AutoModel fit(T table);
    }

    @Override
    public T newAccumulator() {
        return table.newAccumulator();
    }

    @Override
    public void add(T accumulator, Journey journey) {
        table.add(accumulator, journey);
    }

    @Override
    public void add(T accumulator, JourneyView journey) {
        table.add(accumulator, journey);
    }

    @Override
    public T merge(T left, T right) {
        return table.merge(left, right);
    }

    @Override
    public AutoModel finish(T accumulator) {
        return fitting.fit(accumulator);
    }
}
