package org.attributionj.models.auto;

import java.util.List;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.internal.FittedLabels;
import org.attributionj.models.survival.TimedRegression;
import org.attributionj.models.survival.TimedRegressions;

/**
 * Credit by when conversions came, where the data tell: a trial per journey does not know how long journeys were at risk
 * before and after their last touch. Where conversions are stamped with the last touch there is nothing to learn from that
 * time, and the mixture stays; so it does where touches explain less of the times than the mixture of who converted, and where they explain next to nothing of that ({@link
 * NoEffect}): of a decision that is stamped later, whoever takes it, the delay alone would be taken for an effect. The
 * overlap of channels stays the mixture's in any case: it is what a hold-out over a whole study meets, not what intensities
 * say of one moment.
 */
final class ContinuousTime {
    /**
     * What touches must explain of the times in any case, in nats per conversion. Where they do nothing it was up to 0.014, as
     * nobody knows when the observation of a journey ended; where they do something, 0.1 and more.
     */
    private static final double LEAST_GAIN = 0.05;

    /** The same in all: less than this chance gains with a handful of conversions, as where the chain rule decides. */
    private static final double LEAST_GAIN_IN_ALL = 3;

    private ContinuousTime() {}

    /** The fit, crediting by survival regressions if it credited by the mixture and the times allow. */
    static AutoFit applied(AutoFit fit, JourneyTable table) {
        if (fit.basis() != CreditBasis.MIXTURE
                || !fit.isTimed()
                || !fit.options().continuousTime()) {
            return fit;
        }
        double gain = NoEffect.gain(fit);
        if (fit.options().noEffect() && gain < NoEffect.HEAD_START) {
            return fit;
        }
        List<TimedRegression> regressions = TimedRegressions.fit(
                table,
                fit.options().timedCapFor(fit.conversions()),
                Math.max(Math.max(LEAST_GAIN_IN_ALL, LEAST_GAIN * fit.conversions()), gain));
        return regressions.isEmpty() ? fit : credited(fit, regressions, table);
    }

    private static AutoFit credited(AutoFit fit, List<TimedRegression> regressions, JourneyTable table) {
        JourneyBatch batch = table.toBatch();
        IntensityKernel kernel = new IntensityKernel(
                new FittedLabels(batch.schema().pathLabels(), fit.channels()),
                new IntensityMixture(regressions, fit.options().temperature()),
                1 - NoEffect.weight(fit));
        JourneyView journey = batch.view();
        double[] credits = new double[fit.channels().size()];
        double credited = 0;
        for (int row = 0; row < batch.rows(); row++) {
            journey.moveTo(row);
            double count = journey.isConverted() && journey.length() > 0 ? journey.multiplicity() : 0;
            if (count > 0) {
                credited += count * kernel.credit(journey);
                for (int c = 0; c < credits.length; c++) {
                    credits[c] += count * kernel.credit(c);
                }
            }
        }
        return fit.inTime(
                regressions,
                Lists.of(AutoFitter.normalised(credits)),
                Math.min(1, Math.max(0, 1 - credited / fit.conversions())));
    }
}
