package org.attributionj.eval.truth;

import static org.attributionj.eval.internal.Checks.check;
import static org.attributionj.eval.internal.Checks.inRange;
import static org.attributionj.eval.internal.Checks.notBlank;

import com.google.common.collect.ImmutableSortedMap;
import java.io.Serializable;
import java.util.Map;
import org.attributionj.core.event.Channel;

/**
 * The true shares of channels under one definition of credit. Two definitions of the same data in general have other
 * shares, so that a number without its estimand says nothing. Immutable and thread-safe.
 *
 * @param estimand the definition in words
 * @param shares the share of each channel, in [0, 1], adding up to 1; sorted by channel
 */
public record Truth(String estimand, Map<Channel, Double> shares) implements Serializable {
    private static final double LARGEST_GAP = 1e-6;

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the estimand is blank, a share is outside [0, 1], or they do not add up to 1
     *     within 1e-6
     */
    public Truth {
        notBlank(estimand, "estimand");
        shares = ImmutableSortedMap.copyOf(shares);
        double sum = 0;
        for (Map.Entry<Channel, Double> share : shares.entrySet()) {
            sum += inRange(share.getValue(), 0, 1, "share of " + share.getKey());
        }
        check(Math.abs(sum - 1) <= LARGEST_GAP, "shares must add up to 1, but add up to " + sum);
    }

    /**
     * A truth from numbers on any scale: negative ones are taken for 0, then all are divided by their sum.
     *
     * @param estimand the definition in words
     * @param effects a number per channel
     * @return the truth
     * @throws IllegalArgumentException if a number is not finite or none is positive
     */
    public static Truth of(String estimand, Map<Channel, Double> effects) {
        double sum = 0;
        for (Map.Entry<Channel, Double> effect : effects.entrySet()) {
            check(
                    Double.isFinite(effect.getValue()),
                    "effect of " + effect.getKey() + " must be finite, but was " + effect.getValue());
            sum += Math.max(0, effect.getValue());
        }
        check(sum > 0, "effects must have a positive one, but were " + effects);
        ImmutableSortedMap.Builder<Channel, Double> shares = ImmutableSortedMap.naturalOrder();
        for (Map.Entry<Channel, Double> effect : effects.entrySet()) {
            shares.put(effect.getKey(), Math.max(0, effect.getValue()) / sum);
        }
        return new Truth(estimand, shares.buildOrThrow());
    }
}
