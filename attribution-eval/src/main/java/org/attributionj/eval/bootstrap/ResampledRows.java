package org.attributionj.eval.bootstrap;

import java.util.List;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.core.statistic.table.JourneyTable;

/**
 * Journeys in canonical order, and how often each counts in each resample. Rows of one customer have one key, hence one
 * weight. A row of a path table stands for as many customers as journeys. Immutable; threads share it, each with its own
 * view.
 */
final class ResampledRows {
    private final JourneyBatch batch;
    private final long[] keys;
    private final long[] multiplicities;

    private ResampledRows(JourneyBatch batch, long[] keys) {
        this.batch = batch;
        this.keys = keys;
        multiplicities = new long[keys.length];
        JourneyView journey = batch.view();
        for (int row = 0; row < keys.length; row++) {
            multiplicities[row] = journey.moveTo(row).multiplicity();
        }
    }

    static ResampledRows of(JourneyTable table, long seed) {
        List<String> customers = table.customersOfRows();
        long[] keys = new long[customers.size()];
        for (int row = 0; row < keys.length; row++) {
            boolean isNext = row > 0 && customers.get(row).equals(customers.get(row - 1));
            keys[row] = isNext ? keys[row - 1] : PoissonWeights.key(customers.get(row), seed);
        }
        return new ResampledRows(table.toBatch(), keys);
    }

    static ResampledRows of(PathTable table, long seed) {
        JourneyBatch batch = table.toBatch();
        long[] keys = new long[batch.rows()];
        JourneyView journey = batch.view();
        for (int row = 0; row < keys.length; row++) {
            journey.moveTo(row);
            long key = PoissonWeights.key(outcome(journey), seed);
            for (int step = 0; step < journey.length(); step++) {
                key = PoissonWeights.key(key, PoissonWeights.key(journey.label(step), seed));
            }
            keys[row] = key;
        }
        return new ResampledRows(batch, keys);
    }

    /** Converting rows of a path have one key per unit of value, which tells them apart from each other. */
    private static String outcome(JourneyView journey) {
        return journey.isConverted() ? journey.valueUnit().toString() : "";
    }

    JourneyBatch batch() {
        return batch;
    }

    int size() {
        return keys.length;
    }

    long multiplicity(int row) {
        return multiplicities[row];
    }

    /** How many journeys like this row's are in a resample. */
    long weight(int row, int replicate) {
        return replicate == ModelBootstrap.DATA
                ? multiplicities[row]
                : PoissonWeights.many(multiplicities[row], keys[row], replicate);
    }

    /** The weights of a row in the resamples from a first one on. */
    void weights(int row, int first, long[] weights) {
        long multiplicity = multiplicities[row];
        long key = keys[row];
        for (int b = 0; b < weights.length; b++) {
            weights[b] = PoissonWeights.many(multiplicity, key, first + b);
        }
    }
}
