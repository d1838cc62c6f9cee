package org.attributionj.models.auto;

import static org.attributionj.models.auto.Numbers.requireInRange;
import static org.attributionj.models.internal.Checks.check;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.attributionj.core.event.Channel;
import org.attributionj.core.fit.HoldoutEvidence;

/**
 * The correction of a fit by randomised hold-outs of one or more channels.
 *
 * <pre>
 *   overlap    q = 1 / (1 + (1 / q_0 - 1) t),   t = min(1, pairs(posterior) / pairs(O))
 *              pairs(x) = sum over c of x_c - sum over c of x_c^2 / sum over c of x_c
 *   credit_h   = q posterior_h, of a channel that was held out
 *   credit_c   = credit_c before, of the others; they shrink alike where the total would otherwise rise
 *   baseline   = 1 - total / m
 * </pre>
 *
 * <p>An experiment measures what is lost without one channel. What several channels bring about together is lost without any
 * of them, so that these losses add up to more than all channels bring about; credits must not. q_0 is the model's ratio of
 * the two ({@link AutoFit#overlap}) over what it would lose without each channel, O. Overlap is a matter of pairs of
 * channels: it is interpolated by the products of their effects, to none for one channel alone or without effects. What a
 * channel with an experiment and one without bring about together goes to the former.
 *
 * <p>The model's total errs on the side of too much, as confounding adds to it: an experiment may lower it and raise the
 * baseline; what it adds to a channel is taken from channels without an experiment, until they have nothing left. Immutable
 * and thread-safe.
 *
 * @param effects the channels that were held out, sorted by channel; one or more
 * @param overlap the factor from conversions lost to credits, q
 * @param shares the channels' shares of the credited part after the correction
 * @param baselineBefore the part of all conversions that was credited to no channel before, in [0, 1]
 * @param baseline the same after the correction, in [0, 1]
 * @param channelFactors by what each channel's credit in a journey is multiplied; 1 at a channel to which the model credited
 *     nothing, which no factor can correct
 */
public record HoldoutCalibration(
        List<HoldoutEffect> effects,
        double overlap,
        List<Double> shares,
        double baselineBefore,
        double baseline,
        List<Double> channelFactors)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if one is null
     * @throws IllegalArgumentException if a number is outside its range, or there is no effect
     */
    public HoldoutCalibration {
        effects = List.copyOf(effects);
        check(!effects.isEmpty(), "effects must be one or more, but there is none");
        requireInRange(overlap, Double.MIN_VALUE, Double.MAX_VALUE, "overlap");
        requireInRange(baselineBefore, 0, 1, "baselineBefore");
        requireInRange(baseline, 0, 1, "baseline");
        shares = List.copyOf(shares);
        channelFactors = List.copyOf(channelFactors);
        shares.forEach(share -> requireInRange(share, 0, 1, "share"));
        channelFactors.forEach(factor -> requireInRange(factor, 0, Double.MAX_VALUE, "channelFactor"));
    }

    /** Whether this can be a correction of a fit of these channels. */
    boolean isOf(List<String> channels) {
        return shares.size() == channels.size()
                && channelFactors.size() == channels.size()
                && effects.stream()
                        .allMatch(effect -> channels.contains(effect.channel().name()));
    }

    /**
     * Weighs experiments against a fit.
     *
     * @param fit the fit, with a response
     * @param arms the counts of each experiment; the channels are the fit's
     * @param evidence whether the fit's own answer weighs in
     */
    static HoldoutCalibration of(AutoFit fit, SortedMap<Channel, HoldoutArms> arms, HoldoutEvidence evidence) {
        double[] before = Lists.toArray(fit.shares());
        for (int c = 0; c < before.length; c++) {
            before[c] *= (1 - fit.baseline()) * fit.conversions();
        }
        return of(fit.channels(), before, (double) fit.conversions(), fit.baseline(), fit.overlap(), arms, evidence);
    }

    /**
     * Weighs experiments against the credits of any model.
     *
     * @param channels the channels of the credits
     * @param before the conversions credited to each
     * @param m all conversions with a touchpoint
     * @param baseline the part of them that is credited to no channel
     * @param modelOverlap the conversions credited per conversion that the model would lose, summed over channels
     * @param arms the counts of each experiment; the channels are among those of the credits
     * @param evidence whether the model's own answer weighs in
     */
    static HoldoutCalibration of(
            List<String> channels,
            double[] before,
            double m,
            double baseline,
            double modelOverlap,
            SortedMap<Channel, HoldoutArms> arms,
            HoldoutEvidence evidence) {
        List<HoldoutEffect> effects = new ArrayList<>();
        boolean[] isHeldOut = new boolean[before.length];
        double[] posteriors = new double[before.length];
        double lost = 0;
        for (Map.Entry<Channel, HoldoutArms> entry : arms.entrySet()) {
            int h = channels.indexOf(entry.getKey().name());
            isHeldOut[h] = true;
            HoldoutEffect effect = HoldoutEffect.of(
                    entry.getKey(), entry.getValue(), evidence, before[h] / modelOverlap, before[h], m);
            effects.add(effect);
            posteriors[h] = effect.posterior();
            lost += effect.posterior();
        }
        double pairsOfModel = pairs(before) / modelOverlap;
        double part = pairsOfModel > 0 ? Math.min(1, pairs(posteriors) / pairsOfModel) : 0;
        double overlap = 1 / (1 + (1 / modelOverlap - 1) * part);
        // experiments of all channels can, by chance, find more than there is
        double scale = overlap * lost > m ? m / lost : overlap;
        effects.replaceAll(effect -> effect.withCredit(scale * effect.posterior()));
        double[] after = others(before, isHeldOut, scale * lost);
        for (HoldoutEffect effect : effects) {
            after[channels.indexOf(effect.channel().name())] = effect.credit();
        }
        double total = 0;
        List<Double> factors = new ArrayList<>();
        for (int c = 0; c < after.length; c++) {
            total += after[c];
            factors.add(before[c] > 0 ? after[c] / before[c] : 1);
        }
        return new HoldoutCalibration(
                effects,
                overlap,
                Lists.of(AutoFitter.normalised(after)),
                baseline,
                Math.min(1, Math.max(0, 1 - total / m)),
                factors);
    }

    /** The sum of products of different numbers, divided by their sum. */
    private static double pairs(double[] numbers) {
        double sum = 0;
        double squares = 0;
        for (double number : numbers) {
            sum += number;
            squares += number * number;
        }
        return sum > 0 ? Math.max(0, sum - squares / sum) : 0;
    }

    /** The credits of the channels without an experiment; 0 for the others. */
    private static double[] others(double[] before, boolean[] isHeldOut, double found) {
        double total = 0;
        double rest = 0;
        for (int c = 0; c < before.length; c++) {
            total += before[c];
            rest += isHeldOut[c] ? 0 : before[c];
        }
        double shrink = rest > 0 ? Math.max(0, Math.min(1, (total - found) / rest)) : 1;
        double[] others = new double[before.length];
        for (int c = 0; c < before.length; c++) {
            others[c] = isHeldOut[c] ? 0 : shrink * before[c];
        }
        return others;
    }
}
