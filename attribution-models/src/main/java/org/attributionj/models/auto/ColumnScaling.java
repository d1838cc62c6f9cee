package org.attributionj.models.auto;

import java.util.Arrays;

/**
 * Scales the credits of converting journeys alternately to given channel totals and to given journey totals (iterative
 * proportional fitting) and keeps the product of the channels' factors, by which any other journey can be credited alike.
 *
 * <p>Source: Deming and Stephan, On a least squares adjustment of a sampled frequency table, Annals of Mathematical
 * Statistics 11 (1940), 427-444, doi:10.1214/aoms/1177731829.
 */
final class ColumnScaling {
    private static final int ROUNDS = 30;

    private ColumnScaling() {}

    /**
     * The column factors after 30 rounds.
     *
     * @param data the journeys, of which the converting rows are scaled
     * @param credit per distinct channel of each converting row, 0 or more; overwritten
     * @param rowTotals what each row must add up to
     * @param columnTotals what each channel must add up to, over journeys
     * @return one factor per channel; 1 where no converting journey credits the channel
     */
    static double[] factors(AutoData data, double[] credit, double[] rowTotals, double[] columnTotals) {
        double[] factors = new double[columnTotals.length];
        Arrays.fill(factors, 1);
        double[] sums = new double[factors.length];
        for (int round = 0; round < ROUNDS; round++) {
            Arrays.fill(sums, 0);
            for (int row = 0; row < data.convertedRows; row++) {
                for (int i = data.distinctOffsets[row]; i < data.distinctOffsets[row + 1]; i++) {
                    sums[data.distinct[i]] += data.counts[row] * credit[i];
                }
            }
            for (int c = 0; c < factors.length; c++) {
                sums[c] = sums[c] > 0 ? columnTotals[c] / sums[c] : 1;
                factors[c] *= sums[c];
            }
            for (int row = 0; row < data.convertedRows; row++) {
                scaleRow(data, row, credit, sums, rowTotals[row]);
            }
        }
        return factors;
    }

    private static void scaleRow(AutoData data, int row, double[] credit, double[] by, double total) {
        int from = data.distinctOffsets[row];
        int to = data.distinctOffsets[row + 1];
        double sum = 0;
        for (int i = from; i < to; i++) {
            credit[i] *= by[data.distinct[i]];
            sum += credit[i];
        }
        for (int i = from; i < to; i++) {
            credit[i] = sum > 0 ? credit[i] * (total / sum) : 0;
        }
    }
}
