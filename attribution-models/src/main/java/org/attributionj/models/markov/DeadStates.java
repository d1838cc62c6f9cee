package org.attributionj.models.markov;

import java.util.Arrays;
import java.util.BitSet;

/** The states of a chain that are made to lead to null. */
@FunctionalInterface
interface DeadStates {

    boolean isDead(int state);

    /** The states that contain a channel of a set of ranks. */
    static DeadStates containing(MarkovChain chain, BitSet channels) {
        int[] windows = chain.windows().ranks();
        int order = chain.order();
        return state -> {
            for (int i = state * order; i < (state + 1) * order; i++) {
                if (windows[i] >= 0 && channels.get(windows[i])) {
                    return true;
                }
            }
            return false;
        };
    }

    /** The states that contain some ranks one directly after the other. */
    static DeadStates containingSequence(MarkovChain chain, int[] ranks) {
        int[] windows = chain.windows().ranks();
        int order = chain.order();
        return state -> {
            for (int i = state * order; i <= (state + 1) * order - ranks.length; i++) {
                if (Arrays.equals(windows, i, i + ranks.length, ranks, 0, ranks.length)) {
                    return true;
                }
            }
            return false;
        };
    }
}
