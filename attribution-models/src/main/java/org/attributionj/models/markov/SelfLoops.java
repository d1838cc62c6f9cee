package org.attributionj.models.markov;

/**
 * What happens to consecutive identical states, such as {@code A > A} at order 1 or {@code A > A > A} at order 2.
 *
 * <p>Neither choice changes a probability of converting or a removal effect, at any order: a chain that stays where it is
 * leaves in the same proportions later. They differ in the transition matrix, the expected visits and the steps.
 */
public enum SelfLoops {
    /** They count as one stay in the state. */
    COLLAPSE,
    /** Each is a transition of the state to itself. */
    KEEP
}
