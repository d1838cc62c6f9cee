package org.attributionj.models.markov;

import static org.attributionj.models.internal.Checks.notNull;

import java.io.Serializable;
import java.util.Locale;

/**
 * How a chain was solved and how good the solution is. Immutable and thread-safe.
 *
 * @param solver {@link MarkovSolver#DENSE} or {@link MarkovSolver#ITERATIVE}, never {@link MarkovSolver#AUTO}
 * @param states the number of equations
 * @param transitions the number of coefficients off the diagonal
 * @param sweeps the most sweeps that one of the solutions took; 0 if dense
 * @param errorBound no removal effect of a channel is off by more, up to rounding; checked after the solution
 * @param converged whether the bound is within the tolerance asked for (within 1e-10 if dense); if not, the figures are
 *     approximate and {@link MarkovModel#summary} says so
 */
public record SolverReport(
        MarkovSolver solver, int states, int transitions, int sweeps, double errorBound, boolean converged)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the solver is null
     */
    public SolverReport {
        notNull(solver, "solver");
    }

    /** Such as {@code iterative, 1884 states, 8312 transitions, 24 sweeps, error below 3.1e-13}. */
    @Override
    public String toString() {
        return solver.name().toLowerCase(Locale.ROOT) + ", " + states + " states, " + transitions + " transitions, "
                + (solver == MarkovSolver.ITERATIVE ? sweeps + " sweeps, " : "")
                + String.format(Locale.ROOT, "error below %.1e", errorBound)
                + (converged ? "" : ", NOT CONVERGED: raise maxSweeps or take the dense solver");
    }
}
