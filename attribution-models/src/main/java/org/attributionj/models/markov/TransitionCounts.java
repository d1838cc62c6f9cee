package org.attributionj.models.markov;

/** The raw counts of a chain over codes, in states numbered as they came. */
interface TransitionCounts {

    /**
     * Adds a path.
     *
     * @param codes holds the path, of one code or more
     * @param from the index of its first code
     * @param n the number of its codes
     * @param converted how many journeys walked it and converted
     * @param open how many walked it and did not
     * @return the last state
     */
    int add(int[] codes, int from, int n, long converted, long open);

    int order();

    int states();

    /** A code of a state's window, from 0 (oldest) to order - 1 (latest); -1 where the window is shorter. */
    int code(int state, int position);

    long starts(int state);

    long conversions(int state);

    long nulls(int state);

    /** Shows each transition once, in any order. */
    void forEachTransition(TransitionConsumer consumer);

    /** Receives transitions. */
    @FunctionalInterface
    interface TransitionConsumer {
        void accept(int from, int to, long count);
    }
}
