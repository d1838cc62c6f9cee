package org.attributionj.models.survival;

import static org.attributionj.models.internal.Checks.inRange;
import static org.attributionj.models.internal.Checks.notBlank;

import java.io.Serializable;

/**
 * What a {@link SurvivalModel} learned of a channel. Immutable and thread-safe.
 *
 * @param channel the channel's label
 * @param effect b, what a fresh touch adds to the log-intensity, 0 or more; exp(b) is its hazard ratio
 * @param error its standard error, the decays taken as known; 0 if the data cannot tell it
 * @param decay w, per day, 0 or more
 */
public record SurvivalEffect(String channel, double effect, double error, double decay) implements Serializable {

    /**
     * Validates the components.
     *
     * @throws IllegalArgumentException if the channel is blank, or a number negative or not finite
     */
    public SurvivalEffect {
        notBlank(channel, "channel");
        inRange(effect, 0, Double.MAX_VALUE, "effect");
        inRange(error, 0, Double.MAX_VALUE, "error");
        inRange(decay, 0, Double.MAX_VALUE, "decay");
    }

    /**
     * The time in which the effect of a touch on the log-intensity halves.
     *
     * @return days; infinite if it does not decay
     */
    public double halfLifeDays() {
        return Math.log(2) / decay;
    }
}
