package org.attributionj.models.markov;

import org.attributionj.core.columnar.JourneyView;

/**
 * Counts of an order-1 chain as a square array, for the few codes that alphabets usually have: no hashing in the loop.
 *
 * <pre>
 *   transitions[i * codes + j] = how often code j followed code i
 * </pre>
 */
final class FirstOrderCounts implements TransitionCounts {

    /** 32 MB of counts. */
    static final int MOST_CODES = 2048;

    private final int size;
    private final long[] transitions;
    private final long[] starts;
    private final long[] conversions;
    private final long[] nulls;

    /** All touches; no count exceeds it, so that checking it alone keeps the loop free of checks. */
    private long touches;

    FirstOrderCounts(int codes) {
        size = codes;
        transitions = new long[codes * codes];
        starts = new long[codes];
        conversions = new long[codes];
        nulls = new long[codes];
    }

    @Override
    public int add(int[] codes, int from, int n, long converted, long open) {
        long journeys = Math.addExact(converted, open);
        touches = Math.addExact(touches, Math.multiplyExact(journeys, n));
        int state = codes[from];
        starts[state] += journeys;
        for (int i = from + 1; i < from + n; i++) {
            int next = codes[i];
            transitions[state * size + next] += journeys;
            state = next;
        }
        conversions[state] += converted;
        nulls[state] += open;
        return state;
    }

    /** As {@link #add(int[], int, int, long, long)}, straight from the columns. */
    int add(JourneyView journey, long converted, long open) {
        int n = journey.length();
        long journeys = converted + open;
        touches = Math.addExact(touches, Math.multiplyExact(journeys, n));
        int state = journey.code(0);
        starts[state] += journeys;
        for (int i = 1; i < n; i++) {
            int next = journey.code(i);
            transitions[state * size + next] += journeys;
            state = next;
        }
        conversions[state] += converted;
        nulls[state] += open;
        return state;
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public int states() {
        return size;
    }

    @Override
    public int code(int state, int position) {
        return state;
    }

    @Override
    public long starts(int state) {
        return starts[state];
    }

    @Override
    public long conversions(int state) {
        return conversions[state];
    }

    @Override
    public long nulls(int state) {
        return nulls[state];
    }

    @Override
    public void forEachTransition(TransitionConsumer consumer) {
        for (int from = 0; from < size; from++) {
            for (int to = 0; to < size; to++) {
                long count = transitions[from * size + to];
                if (count != 0) {
                    consumer.accept(from, to, count);
                }
            }
        }
    }
}
