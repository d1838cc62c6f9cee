package org.attributionj.models.markov;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The chain of SEMANTICS, slowly: states are lists of labels, self-loops are kept, removed states are sent to null, the
 * equations are solved by Gauss-Jordan elimination.
 */
final class DenseOracle {
    static final List<String> START = List.of();

    record Row(List<String> path, long conversions, double value, long nulls) {}

    /** Transition counts, by state left and state reached. */
    final Map<List<String>, Map<List<String>, Double>> counts = new HashMap<>();

    final Map<List<String>, Double> conversions = new HashMap<>();
    final Map<List<String>, Double> values = new HashMap<>();
    private final Map<List<String>, Double> nulls = new HashMap<>();

    DenseOracle(List<Row> rows, int order) {
        for (Row row : rows) {
            double journeys = row.conversions() + row.nulls();
            List<String> at = START;
            for (List<String> window : windows(row.path(), order)) {
                counts.computeIfAbsent(at, any -> new HashMap<>()).merge(window, journeys, Double::sum);
                at = window;
            }
            conversions.merge(at, (double) row.conversions(), Double::sum);
            values.merge(at, row.value(), Double::sum);
            nulls.merge(at, (double) row.nulls(), Double::sum);
        }
    }

    static List<List<String>> windows(List<String> path, int order) {
        List<List<String>> windows = new ArrayList<>();
        for (int end = Math.min(order, path.size()); end <= path.size(); end++) {
            windows.add(List.copyOf(path.subList(Math.max(0, end - order), end)));
        }
        return windows;
    }

    double conversion(Predicate<List<String>> dead) {
        return fromStart(conversions, dead, null);
    }

    double value(Predicate<List<String>> dead) {
        return fromStart(values, dead, null);
    }

    /** P(conversion) if one transition leads to null. */
    double conversionWithout(List<String> from, List<String> to) {
        return fromStart(conversions, state -> false, List.of(from, to));
    }

    /** The expected reward from the start. */
    private double fromStart(Map<List<String>, Double> ends, Predicate<List<String>> dead, List<List<String>> cut) {
        Map<List<String>, Integer> index = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        index.put(START, 0);
        counts.values().forEach(row -> row.keySet().forEach(state -> index.put(state, 0)));
        int n = 0;
        for (Map.Entry<List<String>, Integer> entry : index.entrySet()) {
            entry.setValue(n++);
        }
        double[][] system = new double[n][n + 1];
        for (Map.Entry<List<String>, Integer> entry : index.entrySet()) {
            List<String> state = entry.getKey();
            int i = entry.getValue();
            system[i][i] = 1;
            if (dead.test(state)) {
                continue;
            }
            Map<List<String>, Double> row = counts.getOrDefault(state, Map.of());
            double out = row.values().stream().mapToDouble(x -> x).sum()
                    + conversions.getOrDefault(state, 0.0)
                    + nulls.getOrDefault(state, 0.0);
            if (out > 0) {
                row.forEach((to, count) -> {
                    if (!List.of(state, to).equals(cut)) {
                        system[i][index.get(to)] -= count / out;
                    }
                });
                system[i][n] = ends.getOrDefault(state, 0.0) / out;
            }
        }
        return solve(system)[index.get(START)];
    }

    /** Gauss-Jordan with partial pivoting; the right-hand side is the last column. */
    private static double[] solve(double[][] system) {
        int n = system.length;
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int i = column; i < n; i++) {
                if (Math.abs(system[i][column]) > Math.abs(system[pivot][column])) {
                    pivot = i;
                }
            }
            double[] swap = system[column];
            system[column] = system[pivot];
            system[pivot] = swap;
            for (int i = 0; i < n; i++) {
                double factor = i == column ? 0 : system[i][column] / system[column][column];
                for (int j = column; factor != 0 && j <= n; j++) {
                    system[i][j] -= factor * system[column][j];
                }
            }
        }
        double[] solution = new double[n];
        for (int i = 0; i < n; i++) {
            solution[i] = system[i][n] / system[i][i];
        }
        return solution;
    }
}
