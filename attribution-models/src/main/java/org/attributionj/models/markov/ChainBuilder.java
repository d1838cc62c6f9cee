package org.attributionj.models.markov;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.attributionj.core.columnar.Dictionary;

/**
 * Turns raw counts into a {@link MarkovChain} whose channels, states and transitions are in canonical order, so that the
 * same data give the same chain whatever the order of their arrival.
 */
final class ChainBuilder {
    private final TransitionCounts counts;
    private final ValueSums values;
    private final ValueSums untouchedValues;
    private final int order;

    /** The codes in use in the order of their labels, and the rank of each code; -1 if unused. */
    private String[] labels = {};

    private int[] rankOf = {};
    /** The raw states in canonical order, and the place of each raw state; -1 if no journey was there. */
    private int[] rawStates = {};

    private int[] placeOf = {};

    ChainBuilder(TransitionCounts counts, ValueSums values, ValueSums untouchedValues) {
        this.counts = counts;
        this.values = values;
        this.untouchedValues = untouchedValues;
        order = counts.order();
    }

    /** Builds the chain; journeys without touchpoints are carried along beside it. */
    MarkovChain build(Dictionary dictionary, SelfLoops selfLoops, long untouchedConversions, long untouchedNulls) {
        boolean[] live = liveStates();
        rankLabels(dictionary, live);
        sortStates(live);
        int n = rawStates.length;
        int[] windows = new int[n * order];
        long[] starts = new long[n];
        long[] conversions = new long[n];
        long[] nulls = new long[n];
        for (int state = 0; state < n; state++) {
            int raw = rawStates[state];
            for (int i = 0; i < order; i++) {
                windows[state * order + i] = rank(raw, i);
            }
            starts[state] = counts.starts(raw);
            conversions[state] = counts.conversions(raw);
            nulls[state] = counts.nulls(raw);
        }
        Transitions transitions = sortedTransitions(selfLoops);
        Currency[] currencies = currencies();
        double[][] stateValues = new double[currencies.length][n];
        double[] untouched = new double[currencies.length];
        for (int k = 0; k < currencies.length; k++) {
            for (int state = 0; state < n; state++) {
                stateValues[k][state] =
                        values.sum(rawStates[state], currencies[k]).doubleValue();
            }
            untouched[k] = untouchedValues.sum(0, currencies[k]).doubleValue();
        }
        return new MarkovChain(
                new ChainWindows(order, labels, windows),
                selfLoops,
                transitions,
                new Outcomes(starts, conversions, nulls, untouchedConversions, untouchedNulls),
                new StateValues(currencies, stateValues, untouched));
    }

    /** A state is live if a journey started there or came by; rows of multiplicity 0 leave states that are not. */
    private boolean[] liveStates() {
        boolean[] live = new boolean[counts.states()];
        for (int state = 0; state < live.length; state++) {
            live[state] = counts.starts(state) != 0;
        }
        counts.forEachTransition((from, to, count) -> live[to] |= count != 0);
        return live;
    }

    private void rankLabels(Dictionary dictionary, boolean[] live) {
        boolean[] used = new boolean[dictionary.size()];
        for (int state = 0; state < live.length; state++) {
            for (int i = 0; live[state] && i < order; i++) {
                if (counts.code(state, i) >= 0) {
                    used[counts.code(state, i)] = true;
                }
            }
        }
        int size = 0;
        labels = new String[used.length];
        for (int code = 0; code < used.length; code++) {
            if (used[code]) {
                labels[size++] = dictionary.label(code);
            }
        }
        labels = Arrays.copyOf(labels, size);
        Arrays.sort(labels);
        rankOf = new int[used.length];
        for (int code = 0; code < used.length; code++) {
            rankOf[code] = used[code] ? Arrays.binarySearch(labels, dictionary.label(code)) : -1;
        }
    }

    private int rank(int raw, int position) {
        int code = counts.code(raw, position);
        return code < 0 ? -1 : rankOf[code];
    }

    /** By the latest channel, then the one before it and so on: a radix sort from the oldest to the latest. */
    private void sortStates(boolean[] live) {
        int n = 0;
        int[] sorted = new int[live.length];
        for (int state = 0; state < live.length; state++) {
            if (live[state]) {
                sorted[n++] = state;
            }
        }
        sorted = Arrays.copyOf(sorted, n);
        int[] keys = new int[live.length];
        for (int position = 0; position < order; position++) {
            for (int raw : sorted) {
                keys[raw] = rank(raw, position) + 1;
            }
            sorted = stableSort(sorted, keys, labels.length + 1);
        }
        rawStates = sorted;
        placeOf = new int[live.length];
        Arrays.fill(placeOf, -1);
        for (int place = 0; place < n; place++) {
            placeOf[sorted[place]] = place;
        }
    }

    /** A counting sort of items by the keys that they index. */
    private static int[] stableSort(int[] items, int[] keys, int keyLimit) {
        int[] next = new int[keyLimit + 1];
        for (int item : items) {
            next[keys[item] + 1]++;
        }
        for (int key = 0; key < keyLimit; key++) {
            next[key + 1] += next[key];
        }
        int[] sorted = new int[items.length];
        for (int item : items) {
            sorted[next[keys[item]]++] = item;
        }
        return sorted;
    }

    private Transitions sortedTransitions(SelfLoops selfLoops) {
        Edges edges = new Edges();
        counts.forEachTransition((from, to, count) -> {
            if (count != 0 && (from != to || selfLoops == SelfLoops.KEEP)) {
                edges.add(placeOf[from], placeOf[to], count);
            }
        });
        int n = rawStates.length;
        int[] order = new int[edges.size];
        Arrays.setAll(order, i -> i);
        order = stableSort(order, edges.to, n);
        order = stableSort(order, edges.from, n);
        int[] rowStart = new int[n + 1];
        int[] targets = new int[order.length];
        long[] sizes = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            rowStart[edges.from[order[i]] + 1]++;
            targets[i] = edges.to[order[i]];
            sizes[i] = edges.count[order[i]];
        }
        for (int state = 0; state < n; state++) {
            rowStart[state + 1] += rowStart[state];
        }
        return new Transitions(rowStart, targets, sizes);
    }

    private Currency[] currencies() {
        List<Currency> touched = values.currencies();
        List<Currency> untouched = untouchedValues.currencies();
        return Stream.concat(touched.stream(), untouched.stream())
                .distinct()
                .sorted(Comparator.comparing(Currency::getCurrencyCode))
                .toArray(Currency[]::new);
    }

    /** Transitions from state i are targets and counts [rowStart[i], rowStart[i + 1]), targets ascending. */
    static final class Transitions {
        final int[] rowStart;
        final int[] targets;
        final long[] counts;

        Transitions(int[] rowStart, int[] targets, long[] counts) {
            this.rowStart = rowStart;
            this.targets = targets;
            this.counts = counts;
        }
    }

    /** Per state: journeys that started there, that converted from there, that ended there otherwise. */
    static final class Outcomes {
        final long[] starts;
        final long[] conversions;
        final long[] nulls;
        final long untouchedConversions;
        final long untouchedNulls;

        Outcomes(long[] starts, long[] conversions, long[] nulls, long untouchedConversions, long untouchedNulls) {
            this.starts = starts;
            this.conversions = conversions;
            this.nulls = nulls;
            this.untouchedConversions = untouchedConversions;
            this.untouchedNulls = untouchedNulls;
        }
    }

    /** Per currency and state: the value of the conversions from there; and of those without a touchpoint. */
    static final class StateValues {
        final Currency[] currencies;
        final double[][] values;
        final double[] untouched;

        StateValues(Currency[] currencies, double[][] values, double[] untouched) {
            this.currencies = currencies;
            this.values = values;
            this.untouched = untouched;
        }
    }

    private static final class Edges {
        private int size;
        private int[] from = new int[64];
        private int[] to = new int[64];
        private long[] count = new long[64];

        void add(int source, int target, long journeys) {
            if (size == from.length) {
                int capacity = size + (size >> 1);
                from = Arrays.copyOf(from, capacity);
                to = Arrays.copyOf(to, capacity);
                count = Arrays.copyOf(count, capacity);
            }
            from[size] = source;
            to[size] = target;
            count[size] = journeys;
            size++;
        }
    }
}
