package org.attributionj.models.survival;

/**
 * Where the parameters of an additive hazard lie.
 *
 * @param slowest the smallest decay, per day
 * @param fastest the largest decay, per day
 */
record HazardBounds(double slowest, double fastest) {
    /** The largest effect. Reached where the data have no time at risk to hold against a channel's conversions. */
    static final double LARGEST_EFFECT = 1e6;

    private static final double NEAR = 1e-6;

    static HazardBounds of(HazardOptions options) {
        return new HazardBounds(
                decayOf(options.longestHalfLife().toMillis()),
                decayOf(options.shortestHalfLife().toMillis()));
    }

    private static double decayOf(long halfLifeMillis) {
        return Math.log(2) * JourneyTimes.MILLIS_PER_DAY / halfLifeMillis;
    }

    double effect(double value) {
        return Math.min(LARGEST_EFFECT, value);
    }

    double decay(double value) {
        return Math.max(slowest, Math.min(fastest, value));
    }

    /** Whether a decay is so near to a bound that the likelihood has no maximum there. */
    boolean isAtBound(double decay) {
        return decay <= slowest * (1 + NEAR) || decay >= fastest * (1 - NEAR);
    }
}
