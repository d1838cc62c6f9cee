package org.attributionj.models.auto;

import static org.attributionj.models.auto.Numbers.requireInRange;
import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notNull;

import java.io.Serializable;
import java.util.Locale;
import org.attributionj.core.event.Channel;
import org.attributionj.core.fit.HoldoutEvidence;

/**
 * What a randomised hold-out of one channel says about it, weighed against what the model says.
 *
 * <pre>
 *   I = N_T (r_T - r_H);   se^2 = N_T^2 (var_T / N_T + var_H / N_H)
 *   O = the conversions that the model would lose without the channel;   s = max(O, m / 10)
 *   posterior = max(0, (I / se^2 + O / s^2) / (1 / se^2 + 1 / s^2))
 * </pre>
 *
 * <p>T are the eligible customers who could be served, H those who were held out, r conversions per customer, m all
 * conversions of the fit. If the population lacks customers who converted, I and se are scaled to all conversions. The
 * normal prior of the model's answer is as wide as the answer itself: it matters only where the experiment is small.
 * Immutable and thread-safe.
 *
 * @param channel the channel that was held out
 * @param served the number of eligible customers in the treated arm, N_T
 * @param heldOut the number of eligible customers in the control arm, N_H
 * @param incremental the conversions that the experiment attributes to the channel, I; may be negative
 * @param standardError the standard error of I, 0 or more
 * @param observed the conversions that the model would lose without the channel, O
 * @param posterior the conversions lost without the channel, weighed, 0 or more
 * @param creditBefore the conversions that the model credited to the channel
 * @param credit the conversions that it credits to it now
 */
public record HoldoutEffect(
        Channel channel,
        long served,
        long heldOut,
        double incremental,
        double standardError,
        double observed,
        double posterior,
        double creditBefore,
        double credit)
        implements Serializable {

    private static final double SMALLEST_PRIOR_PART = 0.1;
    private static final double NORMAL_95 = 1.959963984540054;

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the channel is null
     * @throws IllegalArgumentException if a number is outside its range
     */
    public HoldoutEffect {
        notNull(channel, "channel");
        check(served > 0, "served must be 1 or more, but was " + served);
        check(heldOut > 0, "heldOut must be 1 or more, but was " + heldOut);
        requireInRange(incremental, -Double.MAX_VALUE, Double.MAX_VALUE, "incremental");
        requireInRange(standardError, 0, Double.MAX_VALUE, "standardError");
        requireInRange(observed, 0, Double.MAX_VALUE, "observed");
        requireInRange(posterior, 0, Double.MAX_VALUE, "posterior");
        requireInRange(creditBefore, 0, Double.MAX_VALUE, "creditBefore");
        requireInRange(credit, 0, Double.MAX_VALUE, "credit");
    }

    /** The effect before credit is divided anew. */
    static HoldoutEffect of(
            Channel channel,
            HoldoutArms arms,
            HoldoutEvidence evidence,
            double observed,
            double creditBefore,
            double conversions) {
        double incremental = arms.incremental();
        // an experiment alone counts as certain
        double variance = evidence == HoldoutEvidence.ALONE ? 0 : arms.standardError() * arms.standardError();
        double prior = Math.max(observed, SMALLEST_PRIOR_PART * conversions);
        // multiplied through by the variances, as that of the experiment may be 0
        double posterior =
                Math.max(0, (incremental * prior * prior + observed * variance) / (prior * prior + variance));
        return new HoldoutEffect(
                channel,
                arms.served().customers(),
                arms.heldOut().customers(),
                incremental,
                arms.standardError(),
                observed,
                Math.min(posterior, conversions),
                creditBefore,
                creditBefore);
    }

    HoldoutEffect withCredit(double changed) {
        return new HoldoutEffect(
                channel, served, heldOut, incremental, standardError, observed, posterior, creditBefore, changed);
    }

    /**
     * The lower end of the 95 % interval of what the experiment alone says.
     *
     * @return the incremental conversions less 1.96 standard errors
     */
    public double low() {
        return incremental - NORMAL_95 * standardError;
    }

    /**
     * The upper end of the 95 % interval of what the experiment alone says.
     *
     * @return the incremental conversions and 1.96 standard errors
     */
    public double high() {
        return incremental + NORMAL_95 * standardError;
    }

    /** One line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "hold-out of %s: %d served, %d held out, %.1f incremental conversions [%.1f, %.1f], %.1f by the model;"
                        + " credit %.1f, now %.1f",
                channel,
                served,
                heldOut,
                incremental,
                low(),
                high(),
                observed,
                creditBefore,
                credit);
    }
}
