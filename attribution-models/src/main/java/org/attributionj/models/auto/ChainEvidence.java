package org.attributionj.models.auto;

import static org.attributionj.models.auto.Numbers.requireInRange;
import static org.attributionj.models.internal.Checks.check;

import java.io.Serializable;
import java.util.List;

/**
 * What the data say for journeys without memory. The chain replaces the mixture's shares if the margin and the stop gain
 * both exceed 3 nats and the mean journey has two touches or more. Immutable and thread-safe.
 *
 * @param margin by how many nats P(conversion | last channel) beats the best response model over journeys of two touches
 *     or more
 * @param stopGain how many nats it gains to let the end of a journey depend on the channel of its last touch
 * @param meanLength the mean number of touches per journey
 * @param removalEffects the removal effects of the first-order chain per channel, each in [0, 1]
 */
public record ChainEvidence(double margin, double stopGain, double meanLength, List<Double> removalEffects)
        implements Serializable {

    private static final double THRESHOLD = 3;
    private static final double SHORTEST_MEAN_LENGTH = 2;

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the list or an element is null
     * @throws IllegalArgumentException if a number is NaN or outside its range
     */
    public ChainEvidence {
        check(!Double.isNaN(margin), "margin must be a number, but was NaN");
        check(!Double.isNaN(stopGain), "stopGain must be a number, but was NaN");
        requireInRange(meanLength, 0, Double.MAX_VALUE, "meanLength");
        removalEffects = List.copyOf(removalEffects);
        removalEffects.forEach(effect -> requireInRange(effect, 0, 1, "removalEffect"));
    }

    /**
     * Whether the chain rule fires.
     *
     * @return whether all three conditions hold
     */
    public boolean fires() {
        return margin > THRESHOLD && stopGain > THRESHOLD && meanLength >= SHORTEST_MEAN_LENGTH;
    }
}
