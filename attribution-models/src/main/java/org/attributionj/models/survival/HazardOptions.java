package org.attributionj.models.survival;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.inRange;
import static org.attributionj.models.internal.Checks.notNull;

import java.io.Serializable;
import java.time.Duration;
import org.attributionj.models.spec.SpecWriter;

/**
 * How a {@link HazardModel} is fitted. Immutable and thread-safe.
 *
 * @param baseline whether customers convert without touchpoints
 * @param riskTime when journeys are at risk
 * @param followUp how long after its end an open journey is known not to have converted; above 0, at most 3650 days. Only
 *     read by {@link RiskTime#TIME}
 * @param shape how strongly the channels' effects are drawn to one size: the shape k of a gamma prior, in [0, 1000]; 0 for
 *     maximum likelihood. It weighs about as much as k conversions per channel
 * @param shortestHalfLife the fastest decay, above 0
 * @param longestHalfLife the slowest decay, at least the shortest and at most 36500 days
 * @param tolerance the fit has converged when a round gains less than this part of the log-likelihood; in [1e-14, 1e-3]
 * @param maxIterations after how many readings of the data the fit gives up, 1 or more, the round under way finished; {@link
 *     FitState#NOT_CONVERGED} says so
 */
public record HazardOptions(
        Baseline baseline,
        RiskTime riskTime,
        Duration followUp,
        double shape,
        Duration shortestHalfLife,
        Duration longestHalfLife,
        double tolerance,
        int maxIterations)
        implements Serializable {
    // before the defaults, whose construction reads them
    private static final Duration LONGEST_FOLLOW_UP = Duration.ofDays(3650);
    private static final Duration LONGEST_HALF_LIFE = Duration.ofDays(36_500);

    /** A constant baseline, risk time by the data, 30 days of follow-up, shape 1, half-lives of an hour to a year. */
    public static final HazardOptions DEFAULT = new HazardOptions(
            Baseline.CONSTANT,
            RiskTime.AUTO,
            Duration.ofDays(30),
            1,
            Duration.ofHours(1),
            Duration.ofDays(365),
            1e-9,
            2000);

    /** The largest shape. */
    public static final double LARGEST_SHAPE = 1000;

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if a component is outside its range
     */
    public HazardOptions {
        notNull(baseline, "baseline");
        notNull(riskTime, "riskTime");
        checkFollowUp(followUp);
        inRange(shape, 0, LARGEST_SHAPE, "shape");
        check(
                notNull(shortestHalfLife, "shortestHalfLife").toMillis() > 0,
                "shortestHalfLife must be a millisecond or more, but was " + shortestHalfLife);
        check(
                notNull(longestHalfLife, "longestHalfLife").compareTo(shortestHalfLife) >= 0
                        && longestHalfLife.compareTo(LONGEST_HALF_LIFE) <= 0,
                "longestHalfLife must be in [" + shortestHalfLife + ", " + LONGEST_HALF_LIFE + "], but was "
                        + longestHalfLife);
        inRange(tolerance, 1e-14, 1e-3, "tolerance");
        check(maxIterations >= 1, "maxIterations must be 1 or more, but was " + maxIterations);
    }

    static void checkFollowUp(Duration followUp) {
        check(
                notNull(followUp, "followUp").toMillis() > 0 && followUp.compareTo(LONGEST_FOLLOW_UP) <= 0,
                "followUp must be above 0 and at most " + LONGEST_FOLLOW_UP + ", but was " + followUp);
    }

    /**
     * These options with another baseline.
     *
     * @param baseline whether customers convert without touchpoints
     * @return new options
     */
    public HazardOptions withBaseline(Baseline baseline) {
        return new HazardOptions(
                baseline, riskTime, followUp, shape, shortestHalfLife, longestHalfLife, tolerance, maxIterations);
    }

    /**
     * These options with another time at risk.
     *
     * @param riskTime when journeys are at risk
     * @return new options
     */
    public HazardOptions withRiskTime(RiskTime riskTime) {
        return new HazardOptions(
                baseline, riskTime, followUp, shape, shortestHalfLife, longestHalfLife, tolerance, maxIterations);
    }

    /**
     * These options with another follow-up.
     *
     * @param followUp above 0, at most 3650 days
     * @return new options
     */
    public HazardOptions withFollowUp(Duration followUp) {
        return new HazardOptions(
                baseline, riskTime, followUp, shape, shortestHalfLife, longestHalfLife, tolerance, maxIterations);
    }

    /**
     * These options with another prior.
     *
     * @param shape in [0, 1000]; 0 for maximum likelihood
     * @return new options
     */
    public HazardOptions withShape(double shape) {
        return new HazardOptions(
                baseline, riskTime, followUp, shape, shortestHalfLife, longestHalfLife, tolerance, maxIterations);
    }

    /**
     * These options with other bounds of the decays.
     *
     * @param shortest the shortest half-life, above 0
     * @param longest the longest half-life
     * @return new options
     */
    public HazardOptions withHalfLives(Duration shortest, Duration longest) {
        return new HazardOptions(baseline, riskTime, followUp, shape, shortest, longest, tolerance, maxIterations);
    }

    /**
     * These options with another end of the fit.
     *
     * @param tolerance in [1e-14, 1e-3]
     * @param maxIterations 1 or more
     * @return new options
     */
    public HazardOptions withStopping(double tolerance, int maxIterations) {
        return new HazardOptions(
                baseline, riskTime, followUp, shape, shortestHalfLife, longestHalfLife, tolerance, maxIterations);
    }

    /**
     * The model's text form: {@code hazard:baseline=constant}, and what of the risk time, the follow-up and the shape is not
     * the default. Bounds and stopping are no part of it.
     *
     * @return the text
     */
    public String spec() {
        SpecWriter text = SpecWriter.of("hazard").choice("baseline", baseline);
        if (riskTime != DEFAULT.riskTime) {
            text.choice("risk-time", riskTime);
        }
        if (!followUp.equals(DEFAULT.followUp)) {
            text.duration("follow-up", followUp);
        }
        if (shape != DEFAULT.shape) {
            text.number("shape", shape);
        }
        return text.toString();
    }
}
