package org.attributionj.models.auto;

/**
 * Both models of one design, and what they say about journeys of two touches or more.
 *
 * @param additive the additive hazard
 * @param logistic the logistic model
 * @param longAdditive the additive hazard's log-likelihood over the journeys of two touches or more
 * @param longLogistic the logistic model's
 */
record DesignFit(SmallModel additive, SmallModel logistic, double longAdditive, double longLogistic) {

    static DesignFit of(AutoData data, Design design, Thinning thinning, double gap) {
        Features rows = new Features(data, design, thinning, gap);
        double converted = data.journeys(0, data.convertedRows);
        double open = data.journeys(data.convertedRows, data.rows);
        SmallModel additive = new AdditiveHazardFit(rows, converted, open).best(design);
        SmallModel logistic = new LogisticFit(rows, thinning.weight).best(design);
        double longAdditive = 0;
        double longLogistic = 0;
        for (int row = 0; row < rows.size; row++) {
            double count = rows.longCounts[row];
            if (count > 0) {
                boolean isConverted = row < rows.converted;
                longAdditive +=
                        count * additive.logLikelihood(rows.linear(row, additive.a(), additive.b()), isConverted);
                longLogistic +=
                        count * logistic.logLikelihood(rows.linear(row, logistic.a(), logistic.b()), isConverted);
            }
        }
        double[] x = new double[data.channelCount()];
        double rate = design.rate(gap);
        for (int row = data.convertedRows; row < data.rows; row++) {
            if (!thinning.kept[row] && data.touches(row) >= 2) {
                design.features(data, row, rate, x);
                longAdditive += data.counts[row] * additive.logLikelihood(linear(data, row, x, additive), false);
                longLogistic += data.counts[row] * logistic.logLikelihood(linear(data, row, x, logistic), false);
            }
        }
        return new DesignFit(additive, logistic, longAdditive, longLogistic);
    }

    private static double linear(AutoData data, int row, double[] x, SmallModel model) {
        double sum = model.a();
        int start = data.distinctOffsets[row];
        for (int i = start; i < data.distinctOffsets[row + 1]; i++) {
            sum += model.b()[data.distinct[i]] * x[i - start];
        }
        return sum;
    }

    /** The larger of the two scores over journeys of two touches or more. */
    double longScore() {
        return Math.max(longAdditive - additive.freedom(), longLogistic - logistic.freedom());
    }
}
