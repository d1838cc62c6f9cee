package org.attributionj.models.markov;

import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * One transition of a chain. States are their windows of labels, oldest first; {@link #START}, {@link #CONVERSION} and
 * {@link #NULL} are windows of that one word.
 *
 * @param from the state that is left
 * @param to the state that is reached
 * @param count how many times the journeys made this transition
 * @param probability the count over all transitions out of {@code from}, in (0, 1]
 */
public record MarkovTransition(List<String> from, List<String> to, long count, double probability) {

    /** Where every journey starts. */
    public static final ImmutableList<String> START = ImmutableList.of("(start)");

    /** Where converting journeys end. */
    public static final ImmutableList<String> CONVERSION = ImmutableList.of("(conversion)");

    /** Where the other journeys end. */
    public static final ImmutableList<String> NULL = ImmutableList.of("(null)");

    /**
     * Copies the windows.
     *
     * @throws NullPointerException if a window is null
     */
    public MarkovTransition {
        from = ImmutableList.copyOf(notNull(from, "from"));
        to = ImmutableList.copyOf(notNull(to, "to"));
    }

    /** All transitions of a chain that happened, as {@link MarkovChain#transitionMatrix} lists them. */
    static ImmutableList<MarkovTransition> matrix(MarkovChain chain) {
        ImmutableList.Builder<MarkovTransition> matrix = ImmutableList.builder();
        for (int state = 0; state < chain.states(); state++) {
            add(matrix, START, chain.window(state), chain.startCount(state), chain.journeys());
        }
        int[] rowStart = chain.rowStart();
        for (int state = 0; state < chain.states(); state++) {
            ImmutableList<String> from = chain.window(state);
            long out = chain.visits(state);
            for (int edge = rowStart[state]; edge < rowStart[state + 1]; edge++) {
                add(matrix, from, chain.window(chain.targets()[edge]), chain.counts()[edge], out);
            }
            add(matrix, from, CONVERSION, chain.conversionCount(state), out);
            add(matrix, from, NULL, chain.nullCount(state), out);
        }
        return matrix.build();
    }

    private static void add(
            ImmutableList.Builder<MarkovTransition> matrix, List<String> from, List<String> to, long count, long out) {
        if (count != 0) {
            matrix.add(new MarkovTransition(from, to, count, (double) count / out));
        }
    }

    /** Such as {@code A > B -> B > C 0.25 (17)}. */
    @Override
    public String toString() {
        return String.join(" > ", from) + " -> " + String.join(" > ", to) + " " + probability + " (" + count + ")";
    }
}
