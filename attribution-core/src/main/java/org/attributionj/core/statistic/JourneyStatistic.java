package org.attributionj.core.statistic;

import java.io.Serializable;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collector;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.journey.Journey;

/**
 * Something computed from journeys in one pass: a {@link Collector} whose accumulator can be serialised and merged, so
 * that a stream, a columnar batch, a database cursor and the partitions of a cluster feed it alike.
 *
 * <p>Accumulators merge in any order and grouping to the same result, bit for bit. A statistic is immutable and
 * thread-safe; an accumulator belongs to one thread at a time.
 *
 * @param <A> the accumulator's type
 * @param <R> the result's type
 */
public interface JourneyStatistic<A extends Serializable, R> extends Collector<Journey, A, R>, Serializable {

    /**
     * An empty accumulator.
     *
     * @return a new accumulator
     */
    A newAccumulator();

    /**
     * Adds one journey.
     *
     * @param accumulator the accumulator
     * @param journey the journey
     */
    void add(A accumulator, Journey journey);

    /**
     * Adds one encoded journey, as often as its multiplicity says.
     *
     * @param accumulator the accumulator
     * @param journey the journey; only read, not kept
     * @throws org.attributionj.core.columnar.MissingDataException if the journey is encoded without something that this
     *     statistic needs
     */
    void add(A accumulator, JourneyView journey);

    /**
     * Merges two accumulators.
     *
     * @param left an accumulator, which may be changed and returned
     * @param right an accumulator, which is left alone
     * @return all that was added to either
     */
    A merge(A left, A right);

    /**
     * The result of what was added so far.
     *
     * @param accumulator the accumulator
     * @return the result
     */
    R finish(A accumulator);

    @Override
    default Supplier<A> supplier() {
        return this::newAccumulator;
    }

    @Override
    default BiConsumer<A, Journey> accumulator() {
        return this::add;
    }

    @Override
    default BinaryOperator<A> combiner() {
        return this::merge;
    }

    @Override
    default Function<A, R> finisher() {
        return this::finish;
    }

    @Override
    default Set<Characteristics> characteristics() {
        return Set.of(Characteristics.UNORDERED);
    }
}
