package org.attributionj.models.shapley;

import java.util.Arrays;

/**
 * Shapley values from the table of all coalitions' worths, in one pass over it. Owns its scratch: one thread at a time.
 *
 * <pre>
 *   phi_i = sum over S without i of s! (n-s-1)! / n! * (v(S+i) - v(S)),  s = |S|
 *         = sum over s of D[s][i] / (n * C(n-1, s)),  D[s][i] = sum over such S of size s of v(S+i) - v(S)
 * </pre>
 *
 * <p>Summing the differences by size first keeps integer-valued games exact, gives players that never matter exactly 0,
 * and leaves the weights, which span many magnitudes, to n terms per player.
 */
final class ExactSolver {
    /** The most players: a table of 2^24 doubles, 128 MiB. */
    static final int MOST_PLAYERS = 24;

    /** {@code differences[s * n + i]}: D[s][i] of the game at hand. */
    private double[] differences = {};

    /**
     * Solves a game.
     *
     * @param n the number of players, in [0, 24]
     * @param v 2^n worths or more, of which the first 2^n are read
     * @param phi receives n values
     */
    void solve(int n, double[] v, double[] phi) {
        if (n == 0) {
            return;
        }
        if (differences.length < n * n) {
            differences = new double[n * n];
        }
        Arrays.fill(differences, 0, n * n, 0);
        int all = (1 << n) - 1;
        for (int set = 0; set < all; set++) {
            double worth = v[set];
            int base = Integer.bitCount(set) * n;
            for (int absent = all & ~set; absent != 0; absent &= absent - 1) {
                // D[s][i] += v(S+i) - v(S)
                differences[base + Integer.numberOfTrailingZeros(absent)] += v[set | (absent & -absent)] - worth;
            }
        }
        Arrays.fill(phi, 0, n, 0);
        double sets = n; // n * C(n-1, s)
        for (int s = 0; s < n; s++) {
            for (int i = 0; i < n; i++) {
                phi[i] += differences[s * n + i] / sets;
            }
            sets = sets * (n - 1 - s) / (s + 1);
        }
    }
}
