package org.attributionj.models.survival;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.inRange;
import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.List;

/**
 * All that a {@link SurvivalModel} learned, as plain data: the model is rebuilt from it exactly. Immutable and thread-safe.
 *
 * @param options the options of the fit
 * @param riskTime the time at risk that the fit used, not {@link RiskTime#AUTO}
 * @param state how the fit ended
 * @param iterations the steps of the last fit
 * @param logLikelihood the log-likelihood of the estimate, without the prior; 0 without an estimate
 * @param heldOut the log-likelihood of customers that the fit did not see, over two halves, by which decays were chosen; 0 if
 *     there were too few to choose
 * @param conversions the converting journeys of the fit
 * @param journeys all journeys of the fit
 * @param shape the shape of the prior on the effects; 0 without an estimate
 * @param intercept a, the log-intensity without touchpoints: per day in continuous time, per journey in one trial
 * @param interceptError its standard error; 0 if the data cannot tell it
 * @param effects what was learned of each channel, sorted by label
 */
public record SurvivalFit(
        SurvivalOptions options,
        RiskTime riskTime,
        FitState state,
        int iterations,
        double logLikelihood,
        double heldOut,
        double conversions,
        double journeys,
        double shape,
        double intercept,
        double interceptError,
        List<SurvivalEffect> effects)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if a number is out of range, the risk time is not resolved, or the effects are not
     *     sorted by label
     */
    public SurvivalFit {
        notNull(options, "options");
        notNull(state, "state");
        check(notNull(riskTime, "riskTime") != RiskTime.AUTO, "riskTime must be JOURNEY or TIME, but was AUTO");
        check(iterations >= 0, "iterations must be 0 or more, but was " + iterations);
        inRange(logLikelihood, -Double.MAX_VALUE, Double.MAX_VALUE, "logLikelihood");
        inRange(heldOut, -Double.MAX_VALUE, Double.MAX_VALUE, "heldOut");
        inRange(conversions, 0, Double.MAX_VALUE, "conversions");
        inRange(journeys, conversions, Double.MAX_VALUE, "journeys");
        inRange(shape, 0, HazardOptions.LARGEST_SHAPE, "shape");
        inRange(intercept, -Double.MAX_VALUE, Double.MAX_VALUE, "intercept");
        inRange(interceptError, 0, Double.MAX_VALUE, "interceptError");
        effects = ImmutableList.copyOf(effects);
        for (int c = 1; c < effects.size(); c++) {
            String before = effects.get(c - 1).channel();
            String channel = effects.get(c).channel();
            check(
                    before.compareTo(channel) < 0,
                    "effects must be sorted by channel, but " + channel + " follows " + before);
        }
    }
}
