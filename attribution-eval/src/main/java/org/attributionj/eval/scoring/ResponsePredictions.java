package org.attributionj.eval.scoring;

import static org.attributionj.eval.internal.Checks.check;
import static org.attributionj.eval.internal.Checks.inRange;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** What one response model predicted for journeys, and what happened. Single thread. */
final class ResponsePredictions {
    /** Keeps one certain error from costing everything. */
    private static final double LEAST = 1e-12;

    private double[] probabilities = new double[64];
    private long[] converted = new long[64];
    private long[] open = new long[64];
    private int size;

    void add(double probability, long conversions, long nulls) {
        inRange(probability, 0, 1, "probability");
        check(conversions >= 0 && nulls >= 0, "journeys must be 0 or more");
        if (size == probabilities.length) {
            probabilities = Arrays.copyOf(probabilities, 2 * size);
            converted = Arrays.copyOf(converted, 2 * size);
            open = Arrays.copyOf(open, 2 * size);
        }
        probabilities[size] = probability;
        converted[size] = conversions;
        open[size] = nulls;
        size++;
    }

    ResponseScore score(String model, int bins) {
        Integer[] order = IntStream.range(0, size).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> probabilities[i]));
        long conversions = 0;
        long nulls = 0;
        double logLikelihood = 0;
        double squares = 0;
        for (int i : order) {
            double p = Math.min(1 - LEAST, Math.max(LEAST, probabilities[i]));
            conversions += converted[i];
            nulls += open[i];
            logLikelihood += converted[i] * Math.log(p) + open[i] * Math.log1p(-p);
            double q = probabilities[i];
            squares += converted[i] * (1 - q) * (1 - q) + open[i] * q * q;
        }
        long journeys = conversions + nulls;
        return new ResponseScore(
                model,
                journeys,
                conversions,
                logLikelihood,
                area(order, conversions, nulls),
                journeys == 0 ? 0 : squares / journeys,
                new CalibrationBins(order, bins).bins(probabilities, converted, open));
    }

    /** P(a converting journey has the higher prediction) + P(equal) / 2, by one walk over the sorted predictions. */
    private double area(Integer[] order, long conversions, long nulls) {
        if (conversions == 0 || nulls == 0) {
            return 0.5;
        }
        double wins = 0;
        long nullsBelow = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            long tiedConversions = 0;
            long tiedNulls = 0;
            while (to < order.length && probabilities[order[to]] == probabilities[order[from]]) {
                tiedConversions += converted[order[to]];
                tiedNulls += open[order[to]];
                to++;
            }
            wins += tiedConversions * (nullsBelow + tiedNulls / 2.0);
            nullsBelow += tiedNulls;
            from = to;
        }
        return wins / ((double) conversions * nulls);
    }
}
