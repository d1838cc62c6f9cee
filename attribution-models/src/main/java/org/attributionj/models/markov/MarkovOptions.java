package org.attributionj.models.markov;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notNull;

import java.io.Serializable;

/**
 * How a {@link MarkovModel} is fitted. Immutable and thread-safe.
 *
 * @param order the number k of successive channels that make a state, 1 to 16
 * @param selfLoops whether consecutive identical states are kept
 * @param solver how the chain is solved
 * @param tolerance the largest error of a removal effect that an iterative solution may have, in [1e-14, 1e-3]; an absolute
 *     number, a removal effect lies in [0, 1]
 * @param maxSweeps after how many sweeps an iterative solution gives up, 1 to 1,000,000; {@link SolverReport#converged}
 *     then says so
 */
public record MarkovOptions(int order, SelfLoops selfLoops, MarkovSolver solver, double tolerance, int maxSweeps)
        implements Serializable {

    /** The highest order. */
    public static final int MAX_ORDER = 16;

    /** The most sweeps. */
    public static final int MAX_SWEEPS = 1_000_000;

    /** Order 1, self-loops collapsed, the solver chosen by size, error 1e-12, at most 10,000 sweeps. */
    public static final MarkovOptions DEFAULT =
            new MarkovOptions(1, SelfLoops.COLLAPSE, MarkovSolver.AUTO, 1e-12, 10_000);

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if a number is outside its range
     */
    public MarkovOptions {
        check(order >= 1 && order <= MAX_ORDER, "order must be in [1, " + MAX_ORDER + "], but was " + order);
        notNull(selfLoops, "selfLoops");
        notNull(solver, "solver");
        check(tolerance >= 1e-14 && tolerance <= 1e-3, "tolerance must be in [1e-14, 1e-3], but was " + tolerance);
        check(
                maxSweeps >= 1 && maxSweeps <= MAX_SWEEPS,
                "maxSweeps must be in [1, " + MAX_SWEEPS + "], but was " + maxSweeps);
    }

    /**
     * The default options at an order.
     *
     * @param order the order, 1 to 16
     * @return the options
     */
    public static MarkovOptions ofOrder(int order) {
        return DEFAULT.withOrder(order);
    }

    /**
     * These options with another order.
     *
     * @param order the order, 1 to 16
     * @return new options
     */
    public MarkovOptions withOrder(int order) {
        return new MarkovOptions(order, selfLoops, solver, tolerance, maxSweeps);
    }

    /**
     * These options with another policy for self-loops.
     *
     * @param selfLoops the policy
     * @return new options
     */
    public MarkovOptions withSelfLoops(SelfLoops selfLoops) {
        return new MarkovOptions(order, selfLoops, solver, tolerance, maxSweeps);
    }

    /**
     * These options with another solver.
     *
     * @param solver the solver
     * @return new options
     */
    public MarkovOptions withSolver(MarkovSolver solver) {
        return new MarkovOptions(order, selfLoops, solver, tolerance, maxSweeps);
    }

    /**
     * These options with another tolerance.
     *
     * @param tolerance the largest error of a removal effect, in [1e-14, 1e-3]
     * @return new options
     */
    public MarkovOptions withTolerance(double tolerance) {
        return new MarkovOptions(order, selfLoops, solver, tolerance, maxSweeps);
    }

    /**
     * These options with another limit of the sweeps.
     *
     * @param maxSweeps the limit, 1 to 1,000,000
     * @return new options
     */
    public MarkovOptions withMaxSweeps(int maxSweeps) {
        return new MarkovOptions(order, selfLoops, solver, tolerance, maxSweeps);
    }

    /**
     * The model's text form with these options: {@code markov:order=2}, and {@code ,self-loops=keep} where they are kept. How
     * the chain is solved is no part of it.
     *
     * @return the text
     */
    public String spec() {
        return "markov:order=" + order + (selfLoops == SelfLoops.KEEP ? ",self-loops=keep" : "");
    }
}
