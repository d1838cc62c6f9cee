package org.attributionj.core.statistic;

import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.journey.Journey;

/** A statistic whose result is a list of one. */
record SingleStatistic<A extends Serializable, R>(JourneyStatistic<A, ? extends R> statistic)
        implements JourneyStatistic<A, ImmutableList<R>> {

    SingleStatistic {
        notNull(statistic, "statistic");
    }

    @Override
    public A newAccumulator() {
        return statistic.newAccumulator();
    }

    @Override
    public void add(A accumulator, Journey journey) {
        statistic.add(accumulator, journey);
    }

    @Override
    public void add(A accumulator, JourneyView journey) {
        statistic.add(accumulator, journey);
    }

    @Override
    public A merge(A left, A right) {
        return statistic.merge(left, right);
    }

    @Override
    public ImmutableList<R> finish(A accumulator) {
        return ImmutableList.of(statistic.finish(accumulator));
    }
}
