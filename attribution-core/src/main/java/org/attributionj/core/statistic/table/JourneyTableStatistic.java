package org.attributionj.core.statistic.table;

import static org.attributionj.core.internal.Checks.notNull;

import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.JourneyStatistic;

/** Journey tables as a statistic. */
record JourneyTableStatistic(Dimension path, Needs kept) implements JourneyStatistic<JourneyTable, JourneyTable> {

    JourneyTableStatistic {
        notNull(path, "path");
        notNull(kept, "needs");
    }

    @Override
    public Needs needs() {
        return kept.and(Needs.CUSTOMER_AND_END);
    }

    @Override
    public JourneyTable newAccumulator() {
        return JourneyTable.of(path, kept);
    }

    @Override
    public void add(JourneyTable accumulator, Journey journey) {
        accumulator.add(journey);
    }

    @Override
    public void add(JourneyTable accumulator, JourneyView journey) {
        accumulator.add(journey);
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
