package org.attributionj.models.markov;

import static org.attributionj.models.internal.Checks.check;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Doubles;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import org.attributionj.models.internal.StoredData;

/** Chains as plain data, and back. Data from outside are refused unless journeys can have left them. */
final class ChainForm {
    private final MarkovCounts counts;
    private final int order;
    private final int n;
    private final int[] windows;
    private final long[] starts;
    private final long[] conversions;
    private final long[] nulls;
    private final int[] rowStart;
    private int[] targets = {};
    private long[] sizes = {};

    private ChainForm(MarkovCounts counts) {
        this.counts = counts;
        order = counts.options().order();
        n = counts.states().size();
        windows = new int[Math.multiplyExact(n, order)];
        starts = counts.states().stream().mapToLong(MarkovCounts.State::starts).toArray();
        conversions = counts.states().stream()
                .mapToLong(MarkovCounts.State::conversions)
                .toArray();
        nulls = counts.states().stream().mapToLong(MarkovCounts.State::nulls).toArray();
        rowStart = new int[n + 1];
    }

    static MarkovCounts counts(MarkovOptions options, MarkovChain chain) {
        ImmutableList.Builder<MarkovCounts.State> states = ImmutableList.builder();
        int order = chain.order();
        int[] windows = chain.windows().ranks();
        for (int state = 0; state < chain.states(); state++) {
            ImmutableList.Builder<MarkovCounts.Step> next = ImmutableList.builder();
            for (int edge = chain.rowStart()[state]; edge < chain.rowStart()[state + 1]; edge++) {
                next.add(new MarkovCounts.Step(chain.targets()[edge], chain.counts()[edge]));
            }
            ImmutableList.Builder<Double> values = ImmutableList.builder();
            for (int currency = 0; currency < chain.currencies().size(); currency++) {
                values.add(chain.values(currency)[state]);
            }
            states.add(new MarkovCounts.State(
                    Arrays.stream(windows, state * order, (state + 1) * order)
                            .filter(channel -> channel >= 0)
                            .boxed()
                            .toList(),
                    chain.startCount(state),
                    chain.conversionCount(state),
                    chain.nullCount(state),
                    values.build(),
                    next.build()));
        }
        ImmutableList.Builder<Double> untouched = ImmutableList.builder();
        for (int currency = 0; currency < chain.currencies().size(); currency++) {
            untouched.add(chain.untouchedValue(currency));
        }
        return new MarkovCounts(
                options,
                chain.channels(),
                states.build(),
                chain.currencies(),
                chain.untouchedConversions(),
                chain.untouchedNulls(),
                untouched.build());
    }

    /**
     * The chain of counts.
     *
     * @throws IllegalArgumentException if no journeys leave such counts
     * @throws ArithmeticException if a sum of counts exceeds a long
     */
    static MarkovChain chain(MarkovCounts counts) {
        return new ChainForm(counts).chain();
    }

    private MarkovChain chain() {
        StoredData.checkLabels(counts.channels(), "channels");
        StoredData.checkCurrencies(counts.currencies());
        readWindows();
        readSteps();
        checkFlow();
        int currencies = counts.currencies().size();
        double[][] values = new double[currencies][n];
        for (int state = 0; state < n; state++) {
            readValues(state, values);
        }
        double[] untouched = Doubles.toArray(counts.untouchedValues());
        StoredData.checkValues(counts.untouchedValues(), currencies, counts.untouchedConversions(), "untouchedValues");
        for (int currency = 0; currency < currencies; currency++) {
            // no total of values may overflow
            double sum = Arrays.stream(values[currency]).map(Math::abs).sum() + Math.abs(untouched[currency]);
            check(sum < Double.POSITIVE_INFINITY, "values must add up to a finite number, but add up to " + sum);
        }
        return new MarkovChain(
                new ChainWindows(order, counts.channels().toArray(String[]::new), windows),
                counts.options().selfLoops(),
                new ChainBuilder.Transitions(rowStart, targets, sizes),
                new ChainBuilder.Outcomes(
                        starts, conversions, nulls, counts.untouchedConversions(), counts.untouchedNulls()),
                new ChainBuilder.StateValues(counts.currencies().toArray(Currency[]::new), values, untouched));
    }

    private void readWindows() {
        int channels = counts.channels().size();
        BitSet used = new BitSet();
        Arrays.fill(windows, -1);
        for (int state = 0; state < n; state++) {
            List<Integer> window = counts.states().get(state).window();
            int size = window.size();
            check(
                    size >= 1 && size <= order,
                    "window of state " + state + " must have 1 to " + order + " channels, but has " + size);
            for (int i = 0; i < size; i++) {
                int channel = window.get(i);
                check(
                        channel >= 0 && channel < channels,
                        "window of state " + state + " must hold places in [0, " + channels + "), but holds "
                                + channel);
                used.set(channel);
                windows[(state + 1) * order - size + i] = channel;
            }
            check(
                    state == 0
                            || BY_LATEST.compare(
                                            window,
                                            counts.states().get(state - 1).window())
                                    > 0,
                    "states must be sorted by their latest channels and distinct, but state " + state + " is not");
        }
        check(
                used.cardinality() == channels,
                "channels must all be part of a window, but " + used.nextClearBit(0) + " is not");
    }

    /** By the latest channel, then the one before it; a shorter window comes before its continuations into the past. */
    private static final Comparator<List<Integer>> BY_LATEST = (left, right) -> {
        for (int back = 1; back <= Math.min(left.size(), right.size()); back++) {
            int order = Integer.compare(left.get(left.size() - back), right.get(right.size() - back));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    };

    private void readSteps() {
        for (int state = 0; state < n; state++) {
            rowStart[state + 1] = Math.addExact(
                    rowStart[state], counts.states().get(state).next().size());
        }
        targets = new int[rowStart[n]];
        sizes = new long[rowStart[n]];
        for (int state = 0; state < n; state++) {
            int edge = rowStart[state];
            for (MarkovCounts.Step step : counts.states().get(state).next()) {
                check(step.to() < n, "to must be in [0, " + n + "), but was " + step.to());
                check(
                        edge == rowStart[state] || targets[edge - 1] < step.to(),
                        "next of state " + state + " must be sorted by to and distinct, but " + step.to()
                                + " does not come after " + targets[Math.max(0, edge - 1)]);
                check(
                        follows(state, step.to()),
                        "state " + step.to() + " cannot come after state " + state + " at order " + order
                                + " with self-loops " + counts.options().selfLoops());
                targets[edge] = step.to();
                sizes[edge++] = step.count();
            }
        }
    }

    /** Whether a path that has filled one window may fill the other by its next step. */
    private boolean follows(int from, int to) {
        return windows[from * order] >= 0
                && windows[to * order] >= 0
                && (from != to || counts.options().selfLoops() == SelfLoops.KEEP)
                && Arrays.equals(
                        windows, from * order + 1, (from + 1) * order, windows, to * order, (to + 1) * order - 1);
    }

    /**
     * Each state is left as often as it is entered, and all can be reached from the start. Then each also leads to an end:
     * states that did not would be entered and never left. So the equations have one solution.
     */
    private void checkFlow() {
        long[] in = starts.clone();
        for (int edge = 0; edge < targets.length; edge++) {
            in[targets[edge]] = Math.addExact(in[targets[edge]], sizes[edge]);
        }
        int[] queue = new int[n];
        boolean[] reached = new boolean[n];
        int known = 0;
        for (int state = 0; state < n; state++) {
            long out = Math.addExact(conversions[state], nulls[state]);
            for (int edge = rowStart[state]; edge < rowStart[state + 1]; edge++) {
                out = Math.addExact(out, sizes[edge]);
            }
            check(
                    in[state] == out,
                    "state " + state + " must be left as often as entered, but is entered " + in[state]
                            + " times and left " + out + " times");
            if (starts[state] > 0) {
                reached[state] = true;
                queue[known++] = state;
            }
        }
        for (int next = 0; next < known; next++) {
            for (int edge = rowStart[queue[next]]; edge < rowStart[queue[next] + 1]; edge++) {
                if (!reached[targets[edge]]) {
                    reached[targets[edge]] = true;
                    queue[known++] = targets[edge];
                }
            }
        }
        check(known == n, "all states must be reached from the start, but only " + known + " of " + n + " are");
    }

    private void readValues(int state, double[][] values) {
        List<Double> ofState = counts.states().get(state).values();
        StoredData.checkValues(ofState, values.length, conversions[state], "values of state " + state);
        for (int currency = 0; currency < values.length; currency++) {
            values[currency][state] = ofState.get(currency);
        }
    }
}
