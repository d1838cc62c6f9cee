package org.attributionj.models.markov;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.Currency;
import java.util.List;

/**
 * What a {@link MarkovModel} is made of, as plain data: its options and the counts of its chain. {@link MarkovModel#of}
 * solves the chain again, to the same bits. Immutable and thread-safe.
 *
 * <p>A record only refuses numbers that are out of range by themselves; whether the counts are those of journeys is what
 * {@link MarkovModel#of} checks.
 *
 * @param options the options
 * @param channels the labels of all journeys, sorted
 * @param states the windows that journeys passed, in the order of {@link MarkovChain}
 * @param currencies the currencies of the values, sorted by code; all lists of values follow them
 * @param untouchedConversions the conversions without a touchpoint, 0 or more
 * @param untouchedNulls the other journeys without a touchpoint, 0 or more
 * @param untouchedValues the value of conversions without a touchpoint, in whole units of each currency, finite
 */
public record MarkovCounts(
        MarkovOptions options,
        List<String> channels,
        List<State> states,
        List<Currency> currencies,
        long untouchedConversions,
        long untouchedNulls,
        List<Double> untouchedValues)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component or an element is null
     * @throws IllegalArgumentException if a number is negative, or a value not finite
     */
    public MarkovCounts {
        notNull(options, "options");
        channels = ImmutableList.copyOf(channels);
        states = ImmutableList.copyOf(states);
        currencies = ImmutableList.copyOf(currencies);
        checkCount(untouchedConversions, "untouchedConversions");
        checkCount(untouchedNulls, "untouchedNulls");
        untouchedValues = finite(untouchedValues, "untouchedValues");
    }

    /**
     * A window of successive channels. Immutable and thread-safe.
     *
     * @param window the channels as places in {@link MarkovCounts#channels}, oldest first: as many as the order, or the whole
     *     of a shorter path
     * @param starts how many journeys started here, 0 or more
     * @param conversions how many journeys converted from here, 0 or more
     * @param nulls how many journeys ended here without a conversion, 0 or more
     * @param values the value of those conversions, in whole units of each currency, finite
     * @param next the transitions to other windows, sorted by where they lead
     */
    public record State(
            List<Integer> window, long starts, long conversions, long nulls, List<Double> values, List<Step> next)
            implements Serializable {

        /**
         * Validates the components.
         *
         * @throws NullPointerException if a component or an element is null
         * @throws IllegalArgumentException if a number is negative, or a value not finite
         */
        public State {
            window = ImmutableList.copyOf(window);
            checkCount(starts, "starts");
            checkCount(conversions, "conversions");
            checkCount(nulls, "nulls");
            values = finite(values, "values");
            next = ImmutableList.copyOf(next);
        }
    }

    /**
     * A transition. Immutable and thread-safe.
     *
     * @param to the place in {@link MarkovCounts#states} of the window that it leads to
     * @param count how many journeys made it, 1 or more; a journey that made it twice counts twice
     */
    public record Step(int to, long count) implements Serializable {

        /**
         * Validates the components.
         *
         * @throws IllegalArgumentException if the place is negative, or the count less than 1
         */
        public Step {
            check(to >= 0, "to must be 0 or more, but was " + to);
            check(count >= 1, "count must be 1 or more, but was " + count);
        }
    }

    private static void checkCount(long count, String name) {
        check(count >= 0, name + " must be 0 or more, but was " + count);
    }

    private static List<Double> finite(List<Double> values, String name) {
        for (double value : values) {
            check(Double.isFinite(value), name + " must be finite, but one was " + value);
        }
        return ImmutableList.copyOf(values);
    }
}
