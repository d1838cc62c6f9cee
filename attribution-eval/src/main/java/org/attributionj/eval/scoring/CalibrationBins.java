package org.attributionj.eval.scoring;

import com.google.common.collect.ImmutableList;

/**
 * Cuts sorted predictions into bins of about as many journeys each; equal predictions stay together.
 *
 * @param order the rows by prediction, ascending
 * @param count the number of bins wanted
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one call
record CalibrationBins(Integer[] order, int count) {

    ImmutableList<CalibrationBin> bins(double[] probabilities, long[] converted, long[] open) {
        long all = 0;
        for (int i : order) {
            all += converted[i] + open[i];
        }
        ImmutableList.Builder<CalibrationBin> bins = ImmutableList.builder();
        long seen = 0;
        int made = 0;
        long journeys = 0;
        long conversions = 0;
        double predicted = 0;
        for (int k = 0; k < order.length; k++) {
            int i = order[k];
            long here = converted[i] + open[i];
            seen += here;
            journeys += here;
            conversions += converted[i];
            predicted += probabilities[i] * here;
            boolean isLast = k == order.length - 1;
            boolean isTied = !isLast && probabilities[order[k + 1]] == probabilities[i];
            if (isLast || (!isTied && seen * count >= (made + 1) * all)) {
                if (journeys > 0) {
                    bins.add(new CalibrationBin(predicted / journeys, conversions / (double) journeys, journeys));
                }
                made = (int) (seen * count / Math.max(1, all));
                journeys = 0;
                conversions = 0;
                predicted = 0;
            }
        }
        return bins.build();
    }
}
