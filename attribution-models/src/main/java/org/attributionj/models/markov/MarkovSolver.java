package org.attributionj.models.markov;

/** How the linear equations of an absorbing chain are solved. Every solver gives the same figures, within its tolerance. */
public enum MarkovSolver {
    /** {@link #DENSE} up to 512 states, or where it costs less work than iterating; {@link #ITERATIVE} otherwise. */
    AUTO,
    /** One LU factorisation of the chain, O(states<sup>3</sup>) time and 24 bytes per pair of states; up to 20,000 states. */
    DENSE,
    /** Gauss-Seidel sweeps over the sparse chain, eight removed channels at a time, until a bound of the error is met. */
    ITERATIVE
}
