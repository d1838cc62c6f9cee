package org.attributionj.core.statistic.table;

import static org.attributionj.core.internal.Checks.notNull;

import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.JourneyStatistic;

/** Journey tables as a statistic. */
record JourneyTableStatistic(Dimension path, Needs needs) implements JourneyStatistic<JourneyTable, JourneyTable> {

    JourneyTableStatistic {
        notNull(path, "path");
        notNull(needs, "needs");
    }

    @Override
    public JourneyTable newAccumulator() {
        return JourneyTable.of(path, needs);
    }

    @Override
    public void add(JourneyTable accumulator, Journey journey) {
        accumulator.add(journey);
    }

    @Override
    public void add(JourneyTable accumulator, JourneyView journey) {
        throw new UnsupportedOperationException(
                "a journey table is kept by customer, but an encoded journey carries none; "
                        + "add the Journey record, or call JourneyTable.add(customer, end, journey)");
    }

    @Override
    public JourneyTable merge(JourneyTable left, JourneyTable right) {
        left.merge(right);
        return left;
    }

    /** A copy: the accumulator may go on. */
    @Override
    public JourneyTable finish(JourneyTable accumulator) {
        return accumulator.copy();
    }
}
