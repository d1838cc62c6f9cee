package org.attributionj.models.auto;

import java.util.Arrays;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.Kernel;
import org.attributionj.models.internal.FittedLabels;

/**
 * Credits one conversion by the intensity at its moment, lambda = exp(a + sum over channels of e_c), where e_c = b_c times
 * the sum over c's touches of exp(-w age):
 *
 * <pre>
 *   removal effect of c     r_c = 1 - lambda without c / lambda        = 1 - exp(-e_c)
 *   attributable fraction   f   = 1 - lambda without touches / lambda  = 1 - exp(-sum of e_c)
 *   credit of c             the weighted mean over the regressions of f r_c / sum of r
 * </pre>
 *
 * <p>The ratio of two intensities is the part of the conversions of that moment that would still have come, so neither the
 * unit of time nor the base intensity enters. A channel's credit is divided over its touches in proportion to exp(-w age)
 * under the regression with the best score. O(regressions in use x touches) exponentials. One thread at a time.
 */
final class IntensityKernel implements Kernel {
    private final FittedLabels labels;
    private final IntensityMixture mixture;
    private final double caused;

    // per channel of the fit, of the last journey
    private final double[] credits;
    private final double[] exposures;
    private final double[] splits;

    /**
     * A kernel.
     *
     * @param labels the fit's channels
     * @param mixture the regressions
     * @param caused the weight of all that is not the hypothesis that touches do nothing, in [0, 1]
     */
    IntensityKernel(FittedLabels labels, IntensityMixture mixture, double caused) {
        this.labels = labels;
        this.mixture = mixture;
        this.caused = caused;
        credits = new double[mixture.channels()];
        exposures = new double[credits.length];
        splits = new double[credits.length];
    }

    @Override
    public double weigh(JourneyView journey, double[] weights) {
        double fraction = credit(journey);
        for (int i = 0; i < journey.length(); i++) {
            int c = labels.of(journey.code(i));
            // touches so old that their channel's exposure is 0 have no credit to share
            weights[i] =
                    c == FittedLabels.UNSEEN || splits[c] == 0 ? 0 : credits[c] * (exposure(journey, i, 0) / splits[c]);
        }
        return Math.min(1, Math.max(0, 1 - fraction));
    }

    /**
     * Finds what a journey's conversion owes to each channel, {@link #credit(int)}.
     *
     * @return what it would lose without all of them: the sum of the credits
     */
    double credit(JourneyView journey) {
        Arrays.fill(credits, 0);
        double fraction = 0;
        // the best one last, whose exposures divide channels over touches
        for (int d = mixture.weights.length - 1; d >= 0; d--) {
            fraction += mixture.weights[d] * caused * addCredits(journey, d);
        }
        return fraction;
    }

    private double addCredits(JourneyView journey, int d) {
        double[] effects = mixture.effects[d];
        double weight = mixture.weights[d] * caused;
        Arrays.fill(exposures, 0);
        for (int i = 0; i < journey.length(); i++) {
            int c = labels.of(journey.code(i));
            if (c != FittedLabels.UNSEEN) {
                exposures[c] += exposure(journey, i, d);
            }
        }
        System.arraycopy(exposures, 0, splits, 0, splits.length);
        double sum = 0;
        double removals = 0;
        for (int c = 0; c < effects.length; c++) {
            double effect = effects[c] * exposures[c];
            exposures[c] = Numbers.oneMinusExpOfMinus(effect);
            sum += effect;
            removals += exposures[c];
        }
        if (removals == 0) {
            return 0;
        }
        double fraction = Numbers.oneMinusExpOfMinus(sum);
        for (int c = 0; c < effects.length; c++) {
            credits[c] += weight * fraction * (exposures[c] / removals);
        }
        return fraction;
    }

    private double exposure(JourneyView journey, int touch, int d) {
        return Math.exp(-mixture.decaysPerMilli[d] * journey.millisBeforeEnd(touch));
    }

    /** What the last journey owes to a channel. */
    double credit(int channel) {
        return credits[channel];
    }
}
