package org.attributionj.models.auto;

import static org.attributionj.models.auto.Numbers.requireInRange;
import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notNull;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.attributionj.core.event.Channel;

/**
 * What a randomised hold-out of one channel says about its incremental conversions, weighed against what the model says.
 *
 * <pre>
 *   I = N_T (r_T - r_H);   se^2 = N_T^2 (r_T (1 - r_T) / N_T + r_H (1 - r_H) / N_H)
 *   O = the model's incremental conversions of the channel;   s = max(O, m / 10)
 *   posterior = max(0, (I / se^2 + O / s^2) / (1 / se^2 + 1 / s^2))
 * </pre>
 *
 * T are the eligible customers who could be served, H those who were held out, r conversion rates, m all conversions. The
 * posterior replaces the channel's count; the other counts stay, unless the total then exceeds m: they shrink to fit. The
 * rest is the baseline. Immutable and thread-safe.
 *
 * @param channel the channel that was held out
 * @param served the number of eligible customers in the treated arm, N_T
 * @param heldOut the number of eligible customers in the control arm, N_H
 * @param incremental the conversions that the experiment attributes to the channel, I; may be negative
 * @param standardError the standard error of I, 0 or more
 * @param observed the conversions that the model attributed to the channel before, O
 * @param posterior the conversions that it attributes now, 0 or more
 * @param shares the channels' shares of the credited part after the correction
 * @param baseline the part of all conversions that is credited to no channel after the correction, in [0, 1]
 * @param channelFactors by what each channel's credit in a journey is multiplied; at the channel itself 1 if the model
 *     credited nothing to it, which no factor can correct
 */
public record HoldoutCalibration(
        Channel channel,
        long served,
        long heldOut,
        double incremental,
        double standardError,
        double observed,
        double posterior,
        List<Double> shares,
        double baseline,
        List<Double> channelFactors)
        implements Serializable {

    private static final double SMALLEST_PRIOR_PART = 0.1;

    /**
     * Validates the components.
     *
     * @throws NullPointerException if one is null
     * @throws IllegalArgumentException if a number is outside its range
     */
    public HoldoutCalibration {
        notNull(channel, "channel");
        check(served > 0, "served must be 1 or more, but was " + served);
        check(heldOut > 0, "heldOut must be 1 or more, but was " + heldOut);
        requireInRange(incremental, -Double.MAX_VALUE, Double.MAX_VALUE, "incremental");
        requireInRange(observed, 0, Double.MAX_VALUE, "observed");
        requireInRange(standardError, 0, Double.MAX_VALUE, "standardError");
        requireInRange(posterior, 0, Double.MAX_VALUE, "posterior");
        requireInRange(baseline, 0, 1, "baseline");
        shares = List.copyOf(shares);
        channelFactors = List.copyOf(channelFactors);
        shares.forEach(share -> requireInRange(share, 0, 1, "share"));
        channelFactors.forEach(factor -> requireInRange(factor, 0, Double.MAX_VALUE, "channelFactor"));
    }

    /**
     * Weighs an experiment against a fit.
     *
     * @param fit the fit
     * @param channel the channel that was held out, one of the fit's
     * @param arms the counts of the experiment
     */
    static HoldoutCalibration of(AutoFit fit, Channel channel, HoldoutArms arms) {
        int h = fit.channels().indexOf(channel.name());
        double m = fit.conversions();
        double treatedRate = arms.servedConverted() / (double) arms.served();
        double controlRate = arms.heldOutConverted() / (double) arms.heldOut();
        double incremental = arms.served() * (treatedRate - controlRate);
        double variance = (double) arms.served()
                * arms.served()
                * (treatedRate * (1 - treatedRate) / arms.served() + controlRate * (1 - controlRate) / arms.heldOut());
        double[] counts = Lists.toArray(fit.shares());
        for (int c = 0; c < counts.length; c++) {
            counts[c] *= (1 - fit.baseline()) * m;
        }
        double observed = counts[h];
        double prior = Math.max(observed, SMALLEST_PRIOR_PART * m);
        // variance 0: the experiment is certain, and multiplying through by it avoids 1 / 0
        double posterior =
                Math.max(0, (incremental * prior * prior + observed * variance) / (prior * prior + variance));
        posterior = Math.min(posterior, m);
        counts[h] = posterior;
        double total = 0;
        for (double count : counts) {
            total += count;
        }
        double others = total - posterior;
        double shrink = total > m && others > 0 ? Math.max(0, m - posterior) / others : 1;
        List<Double> factors = new ArrayList<>();
        double sum = 0;
        for (int c = 0; c < counts.length; c++) {
            counts[c] *= c == h ? 1 : shrink;
            sum += counts[c];
            double own = observed > 0 ? posterior / observed : 1;
            factors.add(c == h ? own : shrink);
        }
        return new HoldoutCalibration(
                channel,
                arms.served(),
                arms.heldOut(),
                incremental,
                Math.sqrt(variance),
                observed,
                posterior,
                Lists.of(AutoFitter.normalised(counts)),
                Math.min(1, Math.max(0, 1 - sum / m)),
                factors);
    }
}
