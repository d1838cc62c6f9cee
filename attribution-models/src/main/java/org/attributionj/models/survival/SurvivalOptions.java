package org.attributionj.models.survival;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.inRange;
import static org.attributionj.models.internal.Checks.notNull;

import java.io.Serializable;
import java.time.Duration;
import org.attributionj.models.shapley.CreditOperator;
import org.attributionj.models.spec.SpecWriter;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link SurvivalModel} is fitted and credits. Immutable and thread-safe.
 *
 * @param credit how journeys are credited
 * @param decay whether channels may have decays of their own
 * @param riskTime when journeys are at risk
 * @param followUp how long after its end an open journey is known not to have converted; above 0, at most 3650 days. Only
 *     read by {@link RiskTime#TIME}
 * @param shape how strongly the channels' effects are drawn to one size: the shape k of a gamma prior, in [0.1, 1000]; null,
 *     the default, to let the evidence of the data choose it among 1, 2, 4, 8, 16, 32
 * @param cap how many open journeys the fit reads at most, chosen by customer and weighted up; 0 for all
 * @param tolerance the fit has converged when a step gains less than this part of the log-likelihood; in [1e-14, 1e-3]
 * @param maxIterations after how many steps the fit gives up, 1 or more; {@link FitState#NOT_CONVERGED} says so
 */
public record SurvivalOptions(
        CreditOperator credit,
        DecaySharing decay,
        RiskTime riskTime,
        Duration followUp,
        @Nullable Double shape,
        long cap,
        double tolerance,
        int maxIterations)
        implements Serializable {
    // before the defaults, whose construction reads them
    private static final double SMALLEST_SHAPE = 0.1;

    /**
     * Shapley values, decays per channel, risk time by the data, 30 days of follow-up, shape by evidence, at most 200,000
     * open journeys.
     */
    public static final SurvivalOptions DEFAULT = new SurvivalOptions(
            CreditOperator.SHAPLEY,
            DecaySharing.PER_CHANNEL,
            RiskTime.AUTO,
            Duration.ofDays(30),
            null,
            200_000,
            1e-10,
            200);

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component other than the shape is null
     * @throws IllegalArgumentException if a component is outside its range
     */
    public SurvivalOptions {
        notNull(credit, "credit");
        notNull(decay, "decay");
        notNull(riskTime, "riskTime");
        HazardOptions.checkFollowUp(followUp);
        if (shape != null) {
            inRange(shape, SMALLEST_SHAPE, HazardOptions.LARGEST_SHAPE, "shape");
        }
        check(cap >= 0, "cap must be 0 (for all) or more, but was " + cap);
        inRange(tolerance, 1e-14, 1e-3, "tolerance");
        check(maxIterations >= 1, "maxIterations must be 1 or more, but was " + maxIterations);
    }

    /**
     * These options with another way of crediting.
     *
     * @param credit the operator
     * @return new options
     */
    public SurvivalOptions withCredit(CreditOperator credit) {
        return new SurvivalOptions(credit, decay, riskTime, followUp, shape, cap, tolerance, maxIterations);
    }

    /**
     * These options with another choice of decays.
     *
     * @param decay whether channels may have decays of their own
     * @return new options
     */
    public SurvivalOptions withDecay(DecaySharing decay) {
        return new SurvivalOptions(credit, decay, riskTime, followUp, shape, cap, tolerance, maxIterations);
    }

    /**
     * These options with another time at risk.
     *
     * @param riskTime when journeys are at risk
     * @return new options
     */
    public SurvivalOptions withRiskTime(RiskTime riskTime) {
        return new SurvivalOptions(credit, decay, riskTime, followUp, shape, cap, tolerance, maxIterations);
    }

    /**
     * These options with another follow-up.
     *
     * @param followUp above 0, at most 3650 days
     * @return new options
     */
    public SurvivalOptions withFollowUp(Duration followUp) {
        return new SurvivalOptions(credit, decay, riskTime, followUp, shape, cap, tolerance, maxIterations);
    }

    /**
     * These options with a given prior.
     *
     * @param shape in [0.1, 1000], or null to let the evidence choose
     * @return new options
     */
    public SurvivalOptions withShape(@Nullable Double shape) {
        return new SurvivalOptions(credit, decay, riskTime, followUp, shape, cap, tolerance, maxIterations);
    }

    /**
     * These options with another limit of open journeys.
     *
     * @param cap the number, 0 for all
     * @return new options
     */
    public SurvivalOptions withCap(long cap) {
        return new SurvivalOptions(credit, decay, riskTime, followUp, shape, cap, tolerance, maxIterations);
    }

    /**
     * These options with another end of the fit.
     *
     * @param tolerance in [1e-14, 1e-3]
     * @param maxIterations 1 or more
     * @return new options
     */
    public SurvivalOptions withStopping(double tolerance, int maxIterations) {
        return new SurvivalOptions(credit, decay, riskTime, followUp, shape, cap, tolerance, maxIterations);
    }

    /**
     * The model's text form: {@code survival:credit=shapley}, and what of the decays, the risk time, the follow-up and the
     * shape is not the default. Cap and stopping are no part of it.
     *
     * @return the text
     */
    public String spec() {
        SpecWriter text = SpecWriter.of("survival").choice("credit", credit);
        if (decay != DEFAULT.decay) {
            text.choice("decay", decay);
        }
        if (riskTime != DEFAULT.riskTime) {
            text.choice("risk-time", riskTime);
        }
        if (!followUp.equals(DEFAULT.followUp)) {
            text.duration("follow-up", followUp);
        }
        if (shape != null) {
            text.number("shape", shape);
        }
        return text.toString();
    }
}
