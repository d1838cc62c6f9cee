package org.attributionj.core.statistic;

import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableSortedMap;
import java.io.Serializable;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.RowDimension;
import org.attributionj.core.journey.Journey;

/** A statistic of the journeys of each label: what is grouped by is one choice, what is recorded of each group another. */
record CutStatistic<A extends Serializable, R>(JourneyStatistic<A, R> recorder, RowDimension by)
        implements JourneyStatistic<Cuts<A>, ImmutableSortedMap<String, R>> {

    CutStatistic {
        notNull(recorder, "recorder");
        notNull(by, "by");
    }

    @Override
    public Needs needs() {
        return recorder.needs().and(Needs.rowColumn(by));
    }

    @Override
    public Cuts<A> newAccumulator() {
        return new Cuts<>();
    }

    @Override
    public void add(Cuts<A> accumulator, Journey journey) {
        recorder.add(accumulator.of(by.label(journey), recorder::newAccumulator), journey);
    }

    @Override
    public void add(Cuts<A> accumulator, JourneyView journey) {
        if (journey.schema().rowColumnOf(by) < 0) {
            journey.schema().require("a statistic by " + by.name(), Needs.rowColumn(by));
        }
        recorder.add(accumulator.of(journey, by, recorder::newAccumulator), journey);
    }

    @Override
    public Cuts<A> merge(Cuts<A> left, Cuts<A> right) {
        right.byLabel()
                .forEach((label, theirs) ->
                        left.put(label, recorder.merge(left.of(label, recorder::newAccumulator), theirs)));
        return left;
    }

    @Override
    public ImmutableSortedMap<String, R> finish(Cuts<A> accumulator) {
        ImmutableSortedMap.Builder<String, R> results = ImmutableSortedMap.naturalOrder();
        accumulator.byLabel().forEach((label, each) -> results.put(label, recorder.finish(each)));
        return results.buildOrThrow();
    }
}
