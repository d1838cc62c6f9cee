package org.attributionj.models.shapley;

import java.util.ArrayList;
import java.util.List;

/** Shapley values the slow way: the mean marginal contribution over all n! orders. */
final class PermutationOracle {
    private PermutationOracle() {}

    static double[] values(Game game) {
        int n = game.players();
        double[] sums = new double[n];
        List<List<Integer>> orders = orders(n);
        for (List<Integer> order : orders) {
            long coalition = 0;
            for (int player : order) {
                long joined = coalition | 1L << player;
                sums[player] += game.value(joined) - game.value(coalition);
                coalition = joined;
            }
        }
        for (int i = 0; i < n; i++) {
            sums[i] /= orders.size();
        }
        return sums;
    }

    /** I_ij as the mean synergy over all orders in which i and j arrive as one. */
    static double interaction(Game game, int first, int second) {
        int n = game.players();
        double sum = 0;
        List<List<Integer>> orders = orders(n - 1);
        for (List<Integer> order : orders) {
            long coalition = 0;
            for (int position : order) {
                if (position == n - 2) { // the merged player
                    break;
                }
                coalition |= 1L << other(position, first, second);
            }
            long i = 1L << first;
            long j = 1L << second;
            sum += game.value(coalition | i | j)
                    - game.value(coalition | i)
                    - game.value(coalition | j)
                    + game.value(coalition);
        }
        return sum / orders.size();
    }

    private static int other(int position, int first, int second) {
        int player = -1;
        for (int seen = -1; seen < position; ) {
            player++;
            if (player != first && player != second) {
                seen++;
            }
        }
        return player;
    }

    private static List<List<Integer>> orders(int n) {
        if (n == 0) {
            return List.of(List.of());
        }
        List<List<Integer>> orders = new ArrayList<>();
        for (List<Integer> shorter : orders(n - 1)) {
            for (int place = 0; place < n; place++) {
                List<Integer> order = new ArrayList<>(shorter);
                order.add(place, n - 1);
                orders.add(order);
            }
        }
        return orders;
    }
}
