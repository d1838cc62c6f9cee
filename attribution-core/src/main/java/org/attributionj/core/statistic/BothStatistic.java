package org.attributionj.core.statistic;

import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.List;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.journey.Journey;

/** Two statistics in one pass. */
record BothStatistic<A extends Serializable, B extends Serializable, R1, R2, R>(
        JourneyStatistic<A, R1> first,
        JourneyStatistic<B, R2> second,
        Combination<? super R1, ? super R2, ? extends R> combination)
        implements JourneyStatistic<AccumulatorPair<A, B>, R> {

    BothStatistic {
        notNull(first, "first");
        notNull(second, "second");
        notNull(combination, "combination");
    }

    /** Balanced, so that hundreds of statistics nest only a few levels deep. */
    static <R> JourneyStatistic<?, ImmutableList<R>> all(List<? extends JourneyStatistic<?, ? extends R>> statistics) {
        int size = statistics.size();
        if (size == 1) {
            return single(statistics.get(0));
        }
        return joined(all(statistics.subList(0, size / 2)), all(statistics.subList(size / 2, size)));
    }

    private static <A extends Serializable, R> JourneyStatistic<A, ImmutableList<R>> single(
            JourneyStatistic<A, ? extends R> statistic) {
        return statistic.andThen(result -> ImmutableList.<R>of(result));
    }

    private static <A extends Serializable, B extends Serializable, R> JourneyStatistic<?, ImmutableList<R>> joined(
            JourneyStatistic<A, ImmutableList<R>> first, JourneyStatistic<B, ImmutableList<R>> second) {
        Combination<ImmutableList<R>, ImmutableList<R>, ImmutableList<R>> join = (left, right) ->
                ImmutableList.<R>builder().addAll(left).addAll(right).build();
        return new BothStatistic<>(first, second, join);
    }

    @Override
    public Needs needs() {
        return first.needs().and(second.needs());
    }

    @Override
    public AccumulatorPair<A, B> newAccumulator() {
        return new AccumulatorPair<>(first.newAccumulator(), second.newAccumulator());
    }

    @Override
    public void add(AccumulatorPair<A, B> accumulator, Journey journey) {
        first.add(accumulator.first(), journey);
        second.add(accumulator.second(), journey);
    }

    @Override
    public void add(AccumulatorPair<A, B> accumulator, JourneyView journey) {
        first.add(accumulator.first(), journey);
        second.add(accumulator.second(), journey);
    }

    @Override
    public AccumulatorPair<A, B> merge(AccumulatorPair<A, B> left, AccumulatorPair<A, B> right) {
        return new AccumulatorPair<>(
                first.merge(left.first(), right.first()), second.merge(left.second(), right.second()));
    }

    @Override
    public R finish(AccumulatorPair<A, B> accumulator) {
        return combination.apply(first.finish(accumulator.first()), second.finish(accumulator.second()));
    }
}
