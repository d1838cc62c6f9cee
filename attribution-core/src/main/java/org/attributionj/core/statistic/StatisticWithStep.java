package org.attributionj.core.statistic;

import static org.attributionj.core.internal.Checks.notNull;

import java.io.Serializable;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.journey.Journey;

/** A statistic whose result goes through one step more. */
record StatisticWithStep<A extends Serializable, R, S>(
        JourneyStatistic<A, R> statistic, JourneyStatistic.Step<? super R, ? extends S> step)
        implements JourneyStatistic<A, S> {

    StatisticWithStep {
        notNull(statistic, "statistic");
        notNull(step, "step");
    }

    @Override
    public Needs needs() {
        return statistic.needs();
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
    public S finish(A accumulator) {
        return step.apply(statistic.finish(accumulator));
    }
}
