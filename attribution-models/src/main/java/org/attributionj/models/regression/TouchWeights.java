package org.attributionj.models.regression;

import java.time.Duration;
import org.attributionj.core.columnar.JourneyView;

/**
 * What a touchpoint adds to its columns: 1, or 2^(-age / half-life) with the age up to the journey's last touchpoint.
 *
 * @param isPresence whether repeats add nothing
 * @param rate ln 2 / half-life, per millisecond; 0 if exposure does not decay
 */
record TouchWeights(boolean isPresence, double rate) {
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;

    static TouchWeights of(LogisticOptions options) {
        Duration halfLife = options.halfLife();
        double halfLifeMillis = halfLife.getSeconds() * MILLIS_PER_SECOND + halfLife.getNano() / NANOS_PER_MILLI;
        return new TouchWeights(
                options.exposure() == Exposure.PRESENCE,
                options.exposure() == Exposure.DECAYED ? Math.log(2) / halfLifeMillis : 0);
    }

    double weight(JourneyView journey, int touch) {
        if (rate == 0) {
            return 1;
        }
        long last = journey.millisBeforeEnd(journey.length() - 1);
        return Math.exp(-rate * Math.max(0, journey.millisBeforeEnd(touch) - last));
    }
}
