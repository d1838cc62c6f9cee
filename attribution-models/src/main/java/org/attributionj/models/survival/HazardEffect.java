package org.attributionj.models.survival;

import static org.attributionj.models.internal.Checks.inRange;
import static org.attributionj.models.internal.Checks.notBlank;

import java.io.Serializable;

/**
 * What a {@link HazardModel} learned of a channel. Immutable and thread-safe.
 *
 * @param channel the channel's label
 * @param effect beta, 0 or more. In continuous time the expected number of conversions that one touch brings about in the
 *     long run; in one trial per journey the intensity that a fresh touch adds
 * @param effectError its standard error; 0 if the data cannot tell it, as at a bound
 * @param decay w, per day, 0 or more
 * @param decayError its standard error; 0 if the data cannot tell it
 */
public record HazardEffect(String channel, double effect, double effectError, double decay, double decayError)
        implements Serializable {

    /** Products of two such numbers do not overflow, from which no share could be told. */
    private static final double LARGEST = 1e100;

    /**
     * Validates the components.
     *
     * @throws IllegalArgumentException if the channel is blank, or a number is negative, not finite, or an
     *     effect or a decay above 1e100
     */
    public HazardEffect {
        notBlank(channel, "channel");
        inRange(effect, 0, LARGEST, "effect");
        inRange(effectError, 0, Double.MAX_VALUE, "effectError");
        inRange(decay, 0, LARGEST, "decay");
        inRange(decayError, 0, Double.MAX_VALUE, "decayError");
    }

    /**
     * The time in which the effect of a touch halves.
     *
     * @return days; infinite if it does not decay
     */
    public double halfLifeDays() {
        return Math.log(2) / decay;
    }
}
