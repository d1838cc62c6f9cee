package org.attributionj.jdbc.internal.result;

import java.time.Duration;
import org.attributionj.core.journey.Journey;

/** How much a journey can tell: a rule of thumb, no probability. */
final class JourneyConfidence {
    private static final Duration LONG = Duration.ofDays(90);
    private static final Duration SHORT = Duration.ofDays(1);

    private JourneyConfidence() {}

    /**
     * 0.8, less for one touchpoint or none (x 0.7), more than ten (x 0.9), more than 90 days (x 0.85), less than a day (x
     * 0.75), and by the factor of the model, within [0, 1].
     */
    static double of(Journey journey, double modelFactor, String model) {
        if (!(modelFactor >= 0 && modelFactor <= 1)) {
            throw new IllegalArgumentException(
                    "modelConfidence must be in [0, 1], but was " + modelFactor + " for model " + model);
        }
        double confidence = 0.8 * modelFactor;
        if (journey.length() < 2) {
            confidence *= 0.7;
        } else if (journey.length() > 10) {
            confidence *= 0.9;
        }
        Duration duration = journey.duration();
        if (duration.compareTo(LONG) > 0) {
            confidence *= 0.85;
        } else if (duration.compareTo(SHORT) < 0) {
            confidence *= 0.75;
        }
        return Math.min(1, Math.max(0, confidence));
    }
}
