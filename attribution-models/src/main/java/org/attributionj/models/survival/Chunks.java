package org.attributionj.models.survival;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Sums over many rows, on as many threads as there are. Chunks are cut by the number of rows alone and added in their order,
 * so that the sums do not depend on the threads.
 */
final class Chunks {
    private static final int ROWS = 8192;

    private Chunks() {}

    /** Adds the terms of the rows [from, to) into sums. */
    @FunctionalInterface
    interface Terms {
        void add(int from, int to, double[] sums);
    }

    /** The sums over the rows [0, rows), each of so many numbers. */
    static double[] sum(int rows, int numbers, Terms terms) {
        int chunks = (rows + ROWS - 1) / ROWS;
        List<double[]> parts = IntStream.range(0, chunks)
                .parallel()
                .mapToObj(chunk -> {
                    double[] part = new double[numbers];
                    terms.add(chunk * ROWS, Math.min(rows, (chunk + 1) * ROWS), part);
                    return part;
                })
                .toList();
        double[] sums = new double[numbers];
        for (double[] part : parts) {
            for (int i = 0; i < numbers; i++) {
                sums[i] += part[i];
            }
        }
        return sums;
    }

    /** Work on the rows [from, to) that touches no other rows. */
    @FunctionalInterface
    interface Work {
        void run(int from, int to);
    }

    /** Does the work of the rows [0, rows). */
    static void run(int rows, Work work) {
        sum(rows, 0, (from, to, sums) -> work.run(from, to));
    }
}
