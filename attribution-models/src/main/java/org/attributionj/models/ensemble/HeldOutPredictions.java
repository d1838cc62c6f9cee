package org.attributionj.models.ensemble;

import static org.attributionj.models.internal.Checks.check;

import java.util.Arrays;

/**
 * What several models predicted for journeys that none of them was fitted on, and what happened.
 *
 * <p>Probabilities are kept within [1e-12, 1 - 1e-12], so that one certain error costs a model much, but not everything.
 * Rows are summed in the order in which they were added. Not thread-safe.
 */
public final class HeldOutPredictions {
    private static final double LEAST = 1e-12;

    private final int models;

    /** {@code predictions[row * models + m]}. */
    private double[] predictions = new double[256];

    private long[] conversions = new long[64];
    private long[] nulls = new long[64];
    private int rows;

    /**
     * No predictions yet.
     *
     * @param models the number of models, 1 or more
     * @throws IllegalArgumentException if the number is less than 1
     */
    public HeldOutPredictions(int models) {
        check(models >= 1, "models must be 1 or more, but was " + models);
        this.models = models;
    }

    /**
     * Adds journeys for which the models predict alike.
     *
     * @param probabilities one probability of conversion per model, in [0, 1]; copied
     * @param converted how many of the journeys converted, 0 or more
     * @param not how many did not, 0 or more
     * @return this
     * @throws IllegalArgumentException if there are not as many probabilities as models, one is outside [0, 1], or a number of
     *     journeys is negative
     */
    public HeldOutPredictions add(double[] probabilities, long converted, long not) {
        check(
                probabilities.length == models,
                "probabilities must be one per model, " + models + ", but were " + probabilities.length);
        check(converted >= 0 && not >= 0, "journeys must be 0 or more, but were " + converted + " and " + not);
        if (rows == conversions.length) {
            int capacity = 2 * rows;
            predictions = Arrays.copyOf(predictions, Math.multiplyExact(capacity, models));
            conversions = Arrays.copyOf(conversions, capacity);
            nulls = Arrays.copyOf(nulls, capacity);
        }
        if (predictions.length < (rows + 1) * models) {
            predictions = Arrays.copyOf(predictions, conversions.length * models);
        }
        for (int m = 0; m < models; m++) {
            double p = probabilities[m];
            check(p >= 0 && p <= 1, "probability of model " + (m + 1) + " must be in [0, 1], but was " + p);
            predictions[rows * models + m] = Math.min(1 - LEAST, Math.max(LEAST, p));
        }
        conversions[rows] = converted;
        nulls[rows] = not;
        rows++;
        return this;
    }

    /**
     * The number of models.
     *
     * @return the number, 1 or more
     */
    public int models() {
        return models;
    }

    /**
     * The number of journeys.
     *
     * @return converted or not, 0 or more
     */
    public long journeys() {
        long sum = 0;
        for (int row = 0; row < rows; row++) {
            sum = Math.addExact(sum, Math.addExact(conversions[row], nulls[row]));
        }
        return sum;
    }

    /**
     * The log-likelihood of a blend: sum over journeys of log P(what happened).
     *
     * @param weights one weight per model, adding up to 1
     * @return the log-likelihood, 0 or less
     */
    public double logLikelihood(double[] weights) {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            double p = mixed(row, weights);
            sum += conversions[row] * Math.log(p) + nulls[row] * Math.log1p(-p);
        }
        return sum;
    }

    private double mixed(int row, double[] weights) {
        double p = 0;
        for (int m = 0; m < models; m++) {
            p += weights[m] * predictions[row * models + m];
        }
        return p;
    }

    /**
     * The gradient of the log-likelihood: sum over journeys of P_m(what happened) / P(what happened).
     *
     * @param weights one weight per model, adding up to 1
     * @param gradient receives one number per model
     */
    void gradient(double[] weights, double[] gradient) {
        Arrays.fill(gradient, 0);
        for (int row = 0; row < rows; row++) {
            double p = mixed(row, weights);
            double ofConverted = conversions[row] / p;
            double ofOthers = nulls[row] / (1 - p);
            for (int m = 0; m < models; m++) {
                double own = predictions[row * models + m];
                gradient[m] += ofConverted * own + ofOthers * (1 - own);
            }
        }
    }
}
