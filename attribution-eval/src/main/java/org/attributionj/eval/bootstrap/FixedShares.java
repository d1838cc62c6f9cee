package org.attributionj.eval.bootstrap;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.eval.bootstrap.ShareReplicates.Labels;

/** The shares of a model that is the same in all resamples: each row is weighed once. Immutable; threads share it. */
final class FixedShares {
    private static final int BLOCK = 32;

    private final ResampledRows rows;
    private final int cellCount;
    /** Converting rows only; entries of row i are those from starts[i] to starts[i + 1]. */
    private final int[] converting;

    private final int[] starts;
    private int[] cells = new int[64];
    private double[] parts = new double[64];

    FixedShares(AttributionModel model, ResampledRows rows, Dimension by, Labels labels) {
        this.rows = rows;
        cellCount = labels.cells();
        RowCredits credits = new RowCredits(model, rows, by, labels);
        JourneyView journey = rows.batch().view();
        converting = IntStream.range(0, rows.size())
                .filter(row -> journey.moveTo(row).isConverted())
                .toArray();
        starts = new int[converting.length + 1];
        double[] scratch = new double[cellCount];
        int[] ownCells = new int[cellCount];
        double[] ownParts = new double[cellCount];
        for (int i = 0; i < converting.length; i++) {
            int n = credits.entries(converting[i], scratch, ownCells, ownParts);
            int start = starts[i];
            if (start + n > cells.length) {
                cells = Arrays.copyOf(cells, Math.max(start + n, 2 * cells.length));
                parts = Arrays.copyOf(parts, cells.length);
            }
            System.arraycopy(ownCells, 0, cells, start, n);
            System.arraycopy(ownParts, 0, parts, start, n);
            starts[i + 1] = start + n;
        }
    }

    /** The shares in so many resamples, in parallel. */
    double[][] replicates(int count) {
        double[][] all = new double[count][];
        IntStream.range(0, (count + BLOCK - 1) / BLOCK).parallel().forEach(block -> {
            int first = block * BLOCK;
            double[][] shares = block(first, Math.min(BLOCK, count - first));
            System.arraycopy(shares, 0, all, first, shares.length);
        });
        return all;
    }

    /** The shares in some consecutive resamples: sums[cell][b] = sum over rows of weight_b * part. */
    double[][] block(int first, int count) {
        double[] sums = new double[cellCount * count];
        long[] weights = new long[count];
        for (int i = 0; i < converting.length; i++) {
            if (first == ModelBootstrap.DATA) {
                weights[0] = rows.multiplicity(converting[i]);
            } else {
                rows.weights(converting[i], first, weights);
            }
            for (int entry = starts[i]; entry < starts[i + 1]; entry++) {
                int cell = cells[entry] * count;
                double part = parts[entry];
                for (int b = 0; b < count; b++) {
                    sums[cell + b] += weights[b] * part;
                }
            }
        }
        double[][] shares = new double[count][];
        for (int b = 0; b < count; b++) {
            double[] own = new double[cellCount];
            for (int cell = 0; cell < cellCount; cell++) {
                own[cell] = sums[cell * count + b];
            }
            shares[b] = ModelBootstrap.normalised(own);
        }
        return shares;
    }
}
