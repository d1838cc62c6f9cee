package org.attributionj.models.markov;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The fundamental matrix N = (I - A)<sup>-1</sup> of a chain from one LU factorisation, and all that follows from it.
 *
 * <pre>
 *   c = N r
 *   h = N[S,S]^-T n[S]           where journeys first meet the set S, with n the expected visits
 * </pre>
 *
 * <p>For a set of one state, h = n(j) / N(j,j): at order 1 all removal effects come from the one factorisation
 * (Kemeny and Snell 1960, Finite Markov Chains, theorem 3.5.4).
 */
final class DenseChain {
    private final SparseMatrix matrix;
    private final double[] visits;
    private final DMatrixRMaj fundamental;

    /** @throws IllegalStateException if the factorisation fails, which no counted chain makes it do */
    DenseChain(SparseMatrix matrix, double[] visits) {
        this.matrix = matrix;
        this.visits = visits;
        int n = matrix.size();
        DMatrixRMaj system = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            system.set(i, i, 1);
            for (int entry = matrix.rowStart[i]; entry < matrix.rowStart[i + 1]; entry++) {
                system.set(i, matrix.columns[entry], -matrix.values[entry]);
            }
        }
        fundamental = new DMatrixRMaj(n, n);
        solver(system).invert(fundamental);
    }

    private static LinearSolverDense<DMatrixRMaj> solver(DMatrixRMaj system) {
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.lu(system.numRows);
        // an LU solver may factorise in place: it is given its own copy
        if (!solver.setA(system.copy())) {
            throw new IllegalStateException("the chain of " + system.numRows + " states is singular");
        }
        return solver;
    }

    /** c = N r. */
    double[] rewards(double[] reward) {
        int n = visits.length;
        double[] c = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += fundamental.unsafe_get(i, j) * reward[j];
            }
            c[i] = sum;
        }
        return c;
    }

    /** sum n(i) |r(i) + (A c)(i) - c(i)|: the bound of the error of n-weighted sums of c. */
    double residual(double[] reward, double[] c) {
        double residual = 0;
        for (int i = 0; i < c.length; i++) {
            double rest = reward[i] - c[i];
            for (int entry = matrix.rowStart[i]; entry < matrix.rowStart[i + 1]; entry++) {
                rest += matrix.values[entry] * c[matrix.columns[entry]];
            }
            residual += visits[i] * Math.abs(rest);
        }
        return residual;
    }

    /** How often a journey that is in one state is expected in another, itself included. */
    double visits(int from, int to) {
        return fundamental.get(from, to);
    }

    /** h per state of the set, in the set's order. */
    double[] firstHits(int[] set) {
        int size = set.length;
        if (size == 1) {
            return new double[] {visits[set[0]] / fundamental.get(set[0], set[0])};
        }
        DMatrixRMaj block = new DMatrixRMaj(size, size);
        DMatrixRMaj visited = new DMatrixRMaj(size, 1);
        for (int i = 0; i < size; i++) {
            visited.set(i, 0, visits[set[i]]);
            for (int j = 0; j < size; j++) {
                block.set(j, i, fundamental.get(set[i], set[j]));
            }
        }
        DMatrixRMaj hits = new DMatrixRMaj(size, 1);
        solver(block).solve(visited, hits);
        // rounding may leave a hit a little below zero
        double[] h = new double[size];
        for (int i = 0; i < size; i++) {
            h[i] = Math.max(0, hits.get(i, 0));
        }
        return h;
    }

    /**
     * A bound of the error of sum h(j) weight(j): the inverse of N[S,S] is I - P with P the chain watched in S only, so that an
     * error is at most twice the weighted residual for weights that do not grow along the chain.
     */
    double residual(int[] set, double[] h, double[] weights) {
        double residual = 0;
        for (int j = 0; j < set.length; j++) {
            double rest = visits[set[j]];
            for (int i = 0; i < set.length; i++) {
                rest -= h[i] * fundamental.get(set[i], set[j]);
            }
            residual += 2 * weights[set[j]] * Math.abs(rest);
        }
        return residual;
    }
}
