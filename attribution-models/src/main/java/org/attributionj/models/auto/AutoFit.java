package org.attributionj.models.auto;

import static org.attributionj.models.auto.Numbers.requireInRange;
import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notNull;

import java.io.Serializable;
import java.util.List;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.models.internal.StoredData;
import org.attributionj.models.survival.TimedRegression;
import org.jspecify.annotations.Nullable;

/**
 * All that a fit has learned, as plain data: what {@link AutoModel} is made of, and what it is stored as. Lists per channel
 * follow the order of {@code channels}. Immutable and thread-safe.
 *
 * @param options the settings
 * @param channels the channels that occurred, sorted
 * @param journeys the number of journeys with a touch
 * @param conversions how many of them converted
 * @param isTimed whether ages are milliseconds; otherwise they are positions
 * @param gap the mean of the positive differences between consecutive touches, in milliseconds or positions; the unit of
 *     all decays
 * @param openWeight how many non-converting journeys each one that the logistic fits read stands for; 1 if all were read
 * @param basis what journeys are credited by
 * @param components the 32 models of the mixture, and behind them, where it weighs enough to count, the hypothesis that
 *     touches do nothing; none where no response could be identified
 * @param timed the survival regressions in continuous time, which credit by {@link CreditBasis#CONTINUOUS_TIME}; else none
 * @param shares the channels' shares of the credited part; they add up to 1, or to 0 with nothing to credit
 * @param baseline the part of the conversions, in [0, 1], that no touch brought about; 0 where it is unknown
 * @param baselineSupport how far the data, not the priors, speak for the mixture's baseline, in [0, 1]: their part of the
 *     information on it; 0 without a mixture
 * @param effectPerTouch what one fresh touch of a channel does, relative to the others; adds up to 1, empty where it is
 *     unknown
 * @param columnFactors the factors that bring the journeys' credits to the channels' shares
 * @param overlap by the mixture, the conversions that all channels bring about together, divided by the sum of those that would be lost
 *     without each of them alone; above 0, and 1 where effects add up
 * @param chain the evidence on the chain rule; null where there is no mixture
 * @param intent the evidence on confounding by intent; null where there is no mixture
 * @param credits the channel-level credits in conversions and value; null where values were not given to the fit
 * @param holdout the correction by randomised hold-outs; null if there was none
 */
public record AutoFit(
        AutoOptions options,
        List<String> channels,
        long journeys,
        long conversions,
        boolean isTimed,
        double gap,
        double openWeight,
        CreditBasis basis,
        List<AutoComponent> components,
        List<TimedRegression> timed,
        List<Double> shares,
        double baseline,
        double baselineSupport,
        List<Double> effectPerTouch,
        List<Double> columnFactors,
        double overlap,
        @Nullable ChainEvidence chain,
        @Nullable IntentEvidence intent,
        @Nullable ChannelCredits credits,
        @Nullable HoldoutCalibration holdout)
        implements Serializable {

    private static final double WEIGHT_TOLERANCE = 1e-9;

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component that must be present is null
     * @throws IllegalArgumentException if a number is outside its range, channels are not sorted and distinct, lists per
     *     channel differ in length, or the basis lacks what it credits by
     */
    public AutoFit {
        notNull(options, "options");
        notNull(basis, "basis");
        channels = List.copyOf(channels);
        components = List.copyOf(components);
        timed = List.copyOf(timed);
        shares = List.copyOf(shares);
        effectPerTouch = List.copyOf(effectPerTouch);
        columnFactors = List.copyOf(columnFactors);
        StoredData.checkLabels(channels, "channels");
        int n = channels.size();
        check(
                conversions >= 0 && conversions <= journeys,
                "conversions must be in [0, " + journeys + "], but was " + conversions);
        check(
                openWeight >= 1 && openWeight < Double.POSITIVE_INFINITY,
                "openWeight must be 1 or more and finite, but was " + openWeight);
        requireInRange(baseline, 0, 1, "baseline");
        requireInRange(baselineSupport, 0, 1, "baselineSupport");
        shares.forEach(share -> requireInRange(share, 0, 1, "share"));
        effectPerTouch.forEach(effect -> requireInRange(effect, 0, 1, "effectPerTouch"));
        columnFactors.forEach(factor -> requireInRange(factor, 0, Double.MAX_VALUE, "columnFactor"));
        check(shares.size() == n, "shares must be one per channel, " + n + ", but were " + shares.size());
        check(
                columnFactors.size() == n,
                "columnFactors must be one per channel, " + n + ", but were " + columnFactors.size());
        check(
                effectPerTouch.isEmpty() || effectPerTouch.size() == n,
                "effectPerTouch must be empty or one per channel, " + n + ", but were " + effectPerTouch.size());
        for (AutoComponent component : components) {
            check(
                    component.effects().size() == n,
                    "effects of " + component + " must be one per channel, " + n + ", but were "
                            + component.effects().size());
        }
        check(gap > 0 && gap < Double.POSITIVE_INFINITY, "gap must be above 0 and finite, but was " + gap);
        check(
                overlap > 0 && overlap < Double.POSITIVE_INFINITY,
                "overlap must be above 0 and finite, but was " + overlap);
        for (TimedRegression regression : timed) {
            check(
                    regression.effects().size() == n,
                    "effects of " + regression + " must be one per channel, " + n + ", but were "
                            + regression.effects().size());
        }
        check(
                timed.isEmpty() == (basis != CreditBasis.CONTINUOUS_TIME),
                "a fit that credits by " + basis + " must have survival regressions: "
                        + (basis == CreditBasis.CONTINUOUS_TIME));
        boolean responds = basis.responds();
        check(
                components.isEmpty() != responds && (chain == null) != responds,
                "a fit that credits by " + basis + " must have components and chain evidence: " + responds);
        check(chain == null || chain.removalEffects().size() == n, "removalEffects must be one per channel, " + n);
        double weights = 0;
        for (AutoComponent component : components) {
            weights += component.weight();
        }
        check(
                components.isEmpty() || Math.abs(weights - 1) <= WEIGHT_TOLERANCE,
                "weights of components must add up to 1, but add up to " + weights);
        check(
                holdout == null || (responds && holdout.isOf(channels)),
                "holdout must be of channels of the fit, and its factors and shares one per channel, " + n);
    }

    /** The same fit with channel-level credits. */
    AutoFit withCredits(@Nullable ChannelCredits known) {
        return changed(basis, components, timed, shares, baseline, known, holdout);
    }

    /** The same fit with other weights of its models. */
    AutoFit weighing(List<AutoComponent> weighed, double newBaseline) {
        return changed(basis, weighed, timed, shares, newBaseline, credits, holdout);
    }

    /** The same fit, crediting in continuous time. */
    AutoFit inTime(List<TimedRegression> regressions, List<Double> timedShares, double timedBaseline) {
        return changed(CreditBasis.CONTINUOUS_TIME, components, regressions, timedShares, timedBaseline, null, null);
    }

    /** The same fit after hold-outs. */
    AutoFit with(HoldoutCalibration calibration) {
        AutoFit changed =
                changed(basis, components, timed, calibration.shares(), calibration.baseline(), null, calibration);
        return credits == null ? changed : changed.withCredits(WholeCredits.scaled(credits, changed));
    }

    private AutoFit changed(
            CreditBasis newBasis,
            List<AutoComponent> newComponents,
            List<TimedRegression> newTimed,
            List<Double> newShares,
            double newBaseline,
            @Nullable ChannelCredits newCredits,
            @Nullable HoldoutCalibration newHoldout) {
        return new AutoFit(
                options,
                channels,
                journeys,
                conversions,
                isTimed,
                gap,
                openWeight,
                newBasis,
                newComponents,
                newTimed,
                newShares,
                newBaseline,
                baselineSupport,
                effectPerTouch,
                columnFactors,
                overlap,
                chain,
                intent,
                newCredits,
                newHoldout);
    }
}
