package org.attributionj.eval.scoring;

import static org.attributionj.eval.internal.Checks.check;
import static org.attributionj.eval.internal.Checks.inRange;
import static org.attributionj.eval.internal.Checks.notBlank;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.List;

/**
 * How well a response model predicts journeys that it was not fitted on. A good score here is no proof of good credit: a
 * confounded model predicts best of all.
 *
 * <pre>
 *   logLikelihood = sum over journeys of log P(what happened), probabilities kept within [1e-12, 1 - 1e-12]
 *   auc           = P(a converting journey has a higher prediction than an open one), ties 1/2; 0.5 if either is missing
 *   brier         = mean of (outcome - prediction)^2
 * </pre>
 *
 * <p>Immutable and thread-safe. References: Hanley, McNeil (1982), doi:10.1148/radiology.143.1.7063747; Brier (1950),
 * doi:10.1175/1520-0493(1950)078&lt;0001:VOFEIT&gt;2.0.CO;2.
 *
 * @param model the model
 * @param journeys the journeys that were predicted
 * @param conversions those of them that converted
 * @param logLikelihood the sum of log-probabilities, 0 or less
 * @param auc the area under the ROC curve, in [0, 1]
 * @param brier the mean squared error, in [0, 1]
 * @param calibration the journeys in bins of similar predictions, ascending
 */
public record ResponseScore(
        String model,
        long journeys,
        long conversions,
        double logLikelihood,
        double auc,
        double brier,
        List<CalibrationBin> calibration)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if a number is outside its range
     */
    public ResponseScore {
        notBlank(model, "model");
        check(
                journeys >= 0 && conversions >= 0 && conversions <= journeys,
                "conversions must be in [0, journeys], but were " + conversions + " of " + journeys);
        check(logLikelihood <= 0, "logLikelihood must be 0 or less, but was " + logLikelihood);
        inRange(auc, 0, 1, "auc");
        inRange(brier, 0, 1, "brier");
        calibration = ImmutableList.copyOf(calibration);
    }

    /**
     * The expected calibration error: the mean over journeys of |predicted - observed| of their bin.
     *
     * @return a number in [0, 1]; 0 without journeys
     */
    public double calibrationError() {
        double sum = 0;
        for (CalibrationBin bin : calibration) {
            sum += bin.journeys() * Math.abs(bin.predicted() - bin.observed());
        }
        return journeys == 0 ? 0 : sum / journeys;
    }
}
