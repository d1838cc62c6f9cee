package org.attributionj.models.shapley;

import java.util.Arrays;

/** Shapley interaction indices of all pairs, from the table of all coalitions' worths. */
final class InteractionSolver {
    private InteractionSolver() {}

    /**
     * Solves a game.
     *
     * @param n the number of players, in [0, 24]
     * @param v 2^n worths
     * @return n * n indices, symmetric, 0 on the diagonal
     */
    static double[] solve(int n, double[] v) {
        double[] indices = new double[n * n];
        if (n < 2) {
            return indices;
        }
        double[] bySize = new double[n - 1];
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                double index = pair(n, v, 1 << i, 1 << j, bySize);
                indices[i * n + j] = index;
                indices[j * n + i] = index;
            }
        }
        return indices;
    }

    private static double pair(int n, double[] v, int i, int j, double[] bySize) {
        Arrays.fill(bySize, 0);
        int both = i | j;
        for (int set = 0; set < v.length; set++) {
            if ((set & both) == 0) {
                // second difference: v(S+i+j) - v(S+i) - v(S+j) + v(S)
                bySize[Integer.bitCount(set)] += (v[set | both] - v[set | i]) - (v[set | j] - v[set]);
            }
        }
        double index = 0;
        double sets = n - 1; // (n-1) * C(n-2, s) = (n-1)! / (s! (n-s-2)!)
        for (int s = 0; s < bySize.length; s++) {
            index += bySize[s] / sets;
            sets = sets * (n - 2 - s) / (s + 1);
        }
        return index;
    }
}
