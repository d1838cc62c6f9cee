package org.attributionj.models.regression;

import java.util.stream.IntStream;

/**
 * The log-likelihood of a logistic regression at a point, with its gradient and information.
 *
 * <pre>
 *   z = b_0 + x b,  p = 1 / (1 + exp(-z))
 *   l = sum over rows of c log p + u log(1 - p)
 *   gradient = sum of (c - n p) x,  information = sum of n p (1 - p) x x',  n = c + u
 * </pre>
 *
 * <p>Rows are summed in chunks that depend on the design alone, and chunks in their order: the result does not depend on
 * the number of threads.
 */
final class Moments {
    /** Below this a chunk is not worth a task. */
    private static final int FEWEST_ROWS = 8192;

    private static final int MOST_CHUNKS = 64;

    /** The most numbers that the chunks' informations may take together: 64 MiB. */
    private static final long MOST_NUMBERS = 1L << 23;

    final int size;
    double logLikelihood;
    final double[] gradient;

    /** The lower triangle, {@code [i * size + j]} for j up to i. */
    final double[] information;

    /** The largest |z|. */
    double largest;

    private Moments(int size) {
        this.size = size;
        gradient = new double[size];
        information = new double[size * size];
    }

    /**
     * The moments at b.
     *
     * @param design the rows
     * @param position the place in b of each column, -1 for columns that are left out
     * @param b the intercept, then the coefficients
     */
    static Moments at(Design design, int[] position, double[] b) {
        int size = b.length;
        int rows = design.rows();
        long affordable = Math.max(1, Math.min(MOST_CHUNKS, MOST_NUMBERS / ((long) size * size)));
        int chunkRows = (int) Math.max(FEWEST_ROWS, (rows + affordable - 1) / affordable);
        int chunks = (rows + chunkRows - 1) / chunkRows;
        Moments total = new Moments(size);
        IntStream.range(0, chunks)
                .parallel()
                .mapToObj(chunk -> new Moments(size)
                        .sum(design, position, b, chunk * chunkRows, Math.min(rows, (chunk + 1) * chunkRows)))
                .forEachOrdered(total::add);
        return total;
    }

    private void add(Moments chunk) {
        logLikelihood += chunk.logLikelihood;
        for (int i = 0; i < size; i++) {
            gradient[i] += chunk.gradient[i];
        }
        for (int i = 0; i < information.length; i++) {
            information[i] += chunk.information[i];
        }
        largest = Math.max(largest, chunk.largest);
    }

    private Moments sum(Design design, int[] position, double[] b, int from, int to) {
        int[] at = new int[design.width];
        double[] x = new double[design.width];
        double intercept = b[0];
        for (int row = from; row < to; row++) {
            double converted = design.conversions[row];
            double open = design.nulls[row];
            double journeys = converted + open;
            if (journeys == 0) {
                continue;
            }
            int entries = 0;
            double z = intercept;
            for (int i = design.offsets[row], end = design.offsets[row + 1]; i < end; i++) {
                int place = position[design.columns[i]];
                if (place >= 0) {
                    double value = design.values[i];
                    at[entries] = place;
                    x[entries++] = value;
                    z += value * b[place];
                }
            }
            // with e = exp(-|z|): log p = min(z, 0) - log1p(e), log(1-p) = min(-z, 0) - log1p(e), without overflow
            double e = Math.exp(-Math.abs(z));
            double p = z >= 0 ? 1 / (1 + e) : e / (1 + e);
            logLikelihood += converted * Math.min(z, 0) - open * Math.max(z, 0) - journeys * Math.log1p(e);
            // c - n p, written so that a p next to 1 does not cancel
            double residual = z >= 0 ? converted * (e / (1 + e)) - open * p : converted * (1 / (1 + e)) - open * p;
            double weight = journeys * e / ((1 + e) * (1 + e));
            largest = Math.max(largest, Math.abs(z));
            gradient[0] += residual;
            information[0] += weight;
            for (int k = 0; k < entries; k++) {
                int i = at[k] * size;
                double weighted = weight * x[k];
                gradient[at[k]] += residual * x[k];
                information[i] += weighted;
                for (int l = 0; l <= k; l++) {
                    information[i + at[l]] += weighted * x[l];
                }
            }
        }
        return this;
    }
}
