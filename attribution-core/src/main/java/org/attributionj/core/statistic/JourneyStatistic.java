package org.attributionj.core.statistic;

import static org.attributionj.core.internal.Checks.check;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collector;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.RowDimension;
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
     * What encoded journeys must be encoded with to be added: what the statistic reads besides the path. Journeys as records
     * have all of it.
     *
     * @return the needs; nothing unless the statistic says otherwise
     */
    default Needs needs() {
        return Needs.NOTHING;
    }

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

    /**
     * This statistic with a last step, such as the fit of a model to a table. Accumulators stay as
     * they are.
     *
     * @param <S> the result's type
     * @param step makes the result of this statistic's; serialisable, as the statistic that it belongs to is
     * @return a statistic over the same accumulators
     */
    default <S> JourneyStatistic<A, S> andThen(Step<? super R, ? extends S> step) {
        return new StatisticWithStep<>(this, step);
    }

    /**
     * This statistic of the journeys of each label apart, such as credits by the conversion's type or the month. {@code
     * by(one).by(other)} groups by both. A group has an accumulator, hence kernels, of its own: for up to thousands of groups.
     *
     * @param dimension what to group by
     * @return a statistic whose result has one entry per label that some journey has, sorted
     */
    default JourneyStatistic<Cuts<A>, ImmutableSortedMap<String, R>> by(RowDimension dimension) {
        return new CutStatistic<>(this, dimension);
    }

    /**
     * An accumulator as bytes, for engines whose own serialisers know nothing of these classes. Equal accumulators of one
     * history or another have equal bytes.
     *
     * @param accumulator the accumulator
     * @return the bytes, in the form of Java serialisation
     */
    default byte[] toBytes(A accumulator) {
        return AccumulatorBytes.of(accumulator);
    }

    /**
     * An accumulator from bytes.
     *
     * @param bytes what {@link #toBytes} of an equal statistic gave; never from a source that is not trusted
     * @return the accumulator, which can be added to and merged
     * @throws java.io.UncheckedIOException if the bytes are broken
     */
    @SuppressWarnings(
            "unchecked") // the class is that of this statistic's accumulators, or the cast of the caller fails
    default A fromBytes(byte[] bytes) {
        return (A) AccumulatorBytes.read(bytes);
    }

    /**
     * Two statistics in one pass.
     *
     * @param <A> the first accumulator's type
     * @param <B> the second accumulator's type
     * @param <R1> the first result's type
     * @param <R2> the second result's type
     * @param <R> the combined result's type
     * @param first a statistic
     * @param second another statistic
     * @param combination makes one result of the two
     * @return a statistic that feeds every journey to both
     */
    static <A extends Serializable, B extends Serializable, R1, R2, R> JourneyStatistic<AccumulatorPair<A, B>, R> both(
            JourneyStatistic<A, R1> first,
            JourneyStatistic<B, R2> second,
            Combination<? super R1, ? super R2, ? extends R> combination) {
        return new BothStatistic<>(first, second, combination);
    }

    /**
     * Many statistics in one pass.
     *
     * @param <R> the common type of the results
     * @param statistics the statistics, one or more
     * @return a statistic that feeds every journey to all; its result lists theirs in the given order
     * @throws IllegalArgumentException if there is none
     */
    static <R> JourneyStatistic<?, ImmutableList<R>> all(List<? extends JourneyStatistic<?, ? extends R>> statistics) {
        check(!statistics.isEmpty(), "statistics must be one or more, but there is none");
        return BothStatistic.all(ImmutableList.copyOf(statistics));
    }

    /**
     * Makes one result of two. Serialisable, as the statistic that it belongs to is.
     *
     * @param <R1> the first result's type
     * @param <R2> the second result's type
     * @param <R> the combined result's type
     */
    @FunctionalInterface
    interface Combination<R1, R2, R> extends BiFunction<R1, R2, R>, Serializable {}

    /**
     * The last step of a statistic.
     *
     * @param <R> the type of what it is given
     * @param <S> the type of what it makes
     */
    @FunctionalInterface
    interface Step<R, S> extends Function<R, S>, Serializable {}
}
