package org.attributionj.models.markov;

import com.google.common.collect.ImmutableList;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.attributionj.models.internal.ReadBack;
import org.jspecify.annotations.Nullable;

/**
 * An absorbing Markov chain of order k as counted from journeys: start, windows of k successive channels (a path shorter
 * than k is one state, the whole path), conversion, null.
 *
 * <pre>
 *   a path walked by c converting and u other journeys adds c + u to start -> its first window and to each window -> the
 *   next, c to its last window -> conversion, u to its last window -> null
 *   P(i -> j) = count(i -> j) / out(i)        out(i) = all transitions out of i
 * </pre>
 *
 * <p>As every journey that enters a state leaves it, the expected visits of a state are its count over the journeys, and
 * the probability of converting from the start is the observed conversion rate, at every order.
 *
 * <p>States are numbered by their latest channel, then the one before it and so on, each in the order of labels; channels
 * are sorted by label. Journeys without a touchpoint are no part of the chain; they are counted beside it. Immutable,
 * thread-safe, equal if all counts are.
 */
public final class MarkovChain implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ChainWindows windows;
    private final SelfLoops selfLoops;
    private final int[] rowStart;
    private final int[] targets;
    private final long[] counts;
    private final long[] starts;
    private final long[] conversions;
    private final long[] nulls;
    private final long untouchedConversions;
    private final long untouchedNulls;
    private final Currency[] currencies;
    private final double[][] values;
    private final double[] untouchedValues;
    private final long totalConversions;
    private final long journeys;

    MarkovChain(
            ChainWindows windows,
            SelfLoops selfLoops,
            ChainBuilder.Transitions transitions,
            ChainBuilder.Outcomes outcomes,
            ChainBuilder.StateValues values) {
        this.windows = windows;
        this.selfLoops = selfLoops;
        rowStart = transitions.rowStart;
        targets = transitions.targets;
        counts = transitions.counts;
        starts = outcomes.starts;
        conversions = outcomes.conversions;
        nulls = outcomes.nulls;
        untouchedConversions = outcomes.untouchedConversions;
        untouchedNulls = outcomes.untouchedNulls;
        currencies = values.currencies;
        this.values = values.values;
        untouchedValues = values.untouched;
        totalConversions = sum(conversions);
        journeys = Math.addExact(totalConversions, sum(nulls));
    }

    /**
     * The order.
     *
     * @return k, 1 or more
     */
    public int order() {
        return windows.order();
    }

    /**
     * Whether consecutive identical states were kept.
     *
     * @return the policy
     */
    public SelfLoops selfLoops() {
        return selfLoops;
    }

    /**
     * The channels of all journeys (or the labels of another dimension).
     *
     * @return the labels, sorted
     */
    public ImmutableList<String> channels() {
        return windows.channels();
    }

    /**
     * The number of windows; start, conversion and null are not counted.
     *
     * @return the number of transient states, 0 or more
     */
    public int states() {
        return starts.length;
    }

    /**
     * The number of distinct transitions between windows.
     *
     * @return the number, 0 or more
     */
    public int transitions() {
        return targets.length;
    }

    /**
     * The labels of a state.
     *
     * @param state the state, in [0, {@link #states})
     * @return up to k labels, oldest first
     * @throws IndexOutOfBoundsException if there is no such state
     */
    public ImmutableList<String> window(int state) {
        return windows.window(state);
    }

    /**
     * The state of a window.
     *
     * @param window its labels, oldest first
     * @return the state, or -1 if no journey was ever there; O(log states)
     * @throws IllegalArgumentException if the window is empty or longer than the order
     */
    public int state(List<String> window) {
        return windows.state(window);
    }

    /**
     * The journeys with a touchpoint.
     *
     * @return their number, converting or not
     */
    public long journeys() {
        return journeys;
    }

    /**
     * The converting journeys with a touchpoint.
     *
     * @return their number
     */
    public long conversions() {
        return totalConversions;
    }

    /**
     * The conversions without a touchpoint, which are no part of the chain.
     *
     * @return their number
     */
    public long untouchedConversions() {
        return untouchedConversions;
    }

    /**
     * The observed conversion rate of journeys with a touchpoint, which is the probability of conversion from the start.
     *
     * @return a probability; 0 if there are no journeys
     */
    public double conversionRate() {
        return journeys == 0 ? 0 : (double) totalConversions / journeys;
    }

    /**
     * The currencies of the conversions' values.
     *
     * @return the currencies, sorted by code
     */
    public ImmutableList<Currency> currencies() {
        return ImmutableList.copyOf(currencies);
    }

    /**
     * How many journeys started in a state.
     *
     * @param state the state
     * @return the number, 0 or more
     * @throws IndexOutOfBoundsException if there is no such state
     */
    public long startCount(int state) {
        return starts[state];
    }

    /**
     * How many journeys converted from a state.
     *
     * @param state the state
     * @return the number, 0 or more
     * @throws IndexOutOfBoundsException if there is no such state
     */
    public long conversionCount(int state) {
        return conversions[state];
    }

    /**
     * How many journeys ended in a state without a conversion.
     *
     * @param state the state
     * @return the number, 0 or more
     * @throws IndexOutOfBoundsException if there is no such state
     */
    public long nullCount(int state) {
        return nulls[state];
    }

    /**
     * How many journeys went from one state directly to another.
     *
     * @param from the state left
     * @param to the state reached
     * @return the number, 0 or more; O(log of the transitions out of the state)
     * @throws IndexOutOfBoundsException if the state left does not exist
     */
    public long count(int from, int to) {
        int edge = edge(from, to);
        return edge < 0 ? 0 : counts[edge];
    }

    private int edge(int from, int to) {
        return Arrays.binarySearch(targets, rowStart[from], rowStart[from + 1], to);
    }

    /**
     * How often a state was left, which is how often it was entered. O(transitions out of the state).
     *
     * @param state the state
     * @return out(state), 1 or more
     * @throws IndexOutOfBoundsException if there is no such state
     */
    public long visits(int state) {
        long out = conversions[state] + nulls[state];
        for (int edge = rowStart[state]; edge < rowStart[state + 1]; edge++) {
            out += counts[edge];
        }
        return out;
    }

    /**
     * How often a journey is expected to be in a state.
     *
     * @param state the state
     * @return visits over journeys, more than 0; it may exceed 1
     * @throws IndexOutOfBoundsException if there is no such state
     */
    public double expectedVisits(int state) {
        return (double) visits(state) / journeys;
    }

    /**
     * The probability of a transition.
     *
     * @param from the state left
     * @param to the state reached
     * @return count / visits, in [0, 1]
     * @throws IndexOutOfBoundsException if the state left does not exist
     */
    public double probability(int from, int to) {
        return (double) count(from, to) / visits(from);
    }

    /**
     * The transition matrix, with start, conversion and null.
     *
     * @return all transitions that happened: from start, then from each state in order, each to states in order, then to
     *     conversion and null
     */
    public ImmutableList<MarkovTransition> transitionMatrix() {
        return MarkovTransition.matrix(this);
    }

    // what the solvers read; nobody changes these arrays

    ChainWindows windows() {
        return windows;
    }

    int[] rowStart() {
        return rowStart;
    }

    int[] targets() {
        return targets;
    }

    long[] counts() {
        return counts;
    }

    /** The total value of the conversions from each state, in a currency. */
    double[] values(int currency) {
        return values[currency];
    }

    long untouchedNulls() {
        return untouchedNulls;
    }

    double untouchedValue(int currency) {
        return untouchedValues[currency];
    }

    private static long sum(long[] numbers) {
        long sum = 0;
        for (long number : numbers) {
            sum = Math.addExact(sum, number);
        }
        return sum;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MarkovChain that
                && selfLoops == that.selfLoops
                && untouchedConversions == that.untouchedConversions
                && untouchedNulls == that.untouchedNulls
                && windows.equals(that.windows)
                && Arrays.equals(rowStart, that.rowStart)
                && Arrays.equals(targets, that.targets)
                && Arrays.equals(counts, that.counts)
                && Arrays.equals(starts, that.starts)
                && Arrays.equals(conversions, that.conversions)
                && Arrays.equals(nulls, that.nulls)
                && Arrays.equals(currencies, that.currencies)
                && Arrays.deepEquals(values, that.values)
                && Arrays.equals(untouchedValues, that.untouchedValues);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * windows.hashCode() + Arrays.hashCode(counts)) + Arrays.hashCode(conversions);
    }

    /** The order and the sizes. */
    @Override
    public String toString() {
        return "Markov chain of order " + order() + " over " + channels().size() + " channels: " + states()
                + " states, " + transitions() + " transitions, " + journeys() + " journeys, " + conversions()
                + " conversions";
    }

    private Object readResolve() throws InvalidObjectException {
        return ReadBack.made(() -> {
            ChainCheck.requireSound(this);
            return this;
        });
    }

    /** The arrays of this chain, for their check. */
    ChainCheck.Arrays arrays() {
        return new ChainCheck.Arrays(
                windows, rowStart, targets, counts, starts, conversions, nulls, currencies, values, untouchedValues);
    }

    boolean hasTotals(long wantedConversions, long wantedJourneys) {
        return totalConversions == wantedConversions
                && journeys == wantedJourneys
                && selfLoops != null
                && untouchedConversions >= 0
                && untouchedNulls >= 0;
    }
}
