package org.attributionj.models.regression;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notBlank;
import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.List;

/**
 * All that a bagged logistic regression learned, as plain data: {@link BaggedLogistic#of} makes the model of it. Immutable
 * and thread-safe.
 *
 * @param options the settings of the fit
 * @param path the name of the dimension that paths were made of
 * @param journeys the journeys with a touchpoint or more
 * @param conversions those that converted
 * @param intercept the log-odds of a journey without touchpoints; minus infinity without conversions, plus infinity if all
 *     converted
 * @param coefficients one per label seen in the fit
 * @param logLikelihood the log-likelihood of the averaged model on all journeys, 0 or less
 * @param nullLogLikelihood the log-likelihood of the overall rate alone, 0 or less
 * @param usedBags the bags that held both outcomes
 * @param unfinishedBags the used bags whose regression did not converge, or was separated
 */
public record BaggedFit(
        BaggedLogisticOptions options,
        String path,
        long journeys,
        long conversions,
        double intercept,
        List<BaggedCoefficient> coefficients,
        double logLikelihood,
        double nullLogLikelihood,
        int usedBags,
        int unfinishedBags)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if a number is out of range, or a coefficient is of no column of the options or is
     *     there twice
     */
    public BaggedFit {
        notNull(options, "options");
        notBlank(path, "path");
        check(
                conversions >= 0 && conversions <= journeys,
                "conversions must be in [0, " + journeys + "], but was " + conversions);
        check(!Double.isNaN(intercept), "intercept must be a number, but was NaN");
        coefficients = ImmutableList.copyOf(coefficients);
        FittedColumns columns = new FittedColumns(options.regression(), path);
        for (BaggedCoefficient coefficient : coefficients) {
            columns.add(coefficient.column(), coefficient.label(), coefficient.estimate());
        }
        columns.checkIntercept(intercept, conversions, journeys);
        check(logLikelihood <= 0, "logLikelihood must be 0 or less, but was " + logLikelihood);
        check(nullLogLikelihood <= 0, "nullLogLikelihood must be 0 or less, but was " + nullLogLikelihood);
        check(
                usedBags >= 0 && usedBags <= options.bags(),
                "usedBags must be in [0, " + options.bags() + "], but was " + usedBags);
        check(
                unfinishedBags >= 0 && unfinishedBags <= usedBags,
                "unfinishedBags must be in [0, " + usedBags + "], but was " + unfinishedBags);
    }

    /**
     * How the regressions ended.
     *
     * @return {@link FitState#CONVERGED} if those of all bags did; {@link FitState#SEPARATED} if the data hold one outcome
     *     only; otherwise {@link FitState#NOT_CONVERGED}
     */
    public FitState state() {
        if (!hasBothOutcomes()) {
            return FitState.SEPARATED;
        }
        return unfinishedBags == 0 && usedBags > 0 ? FitState.CONVERGED : FitState.NOT_CONVERGED;
    }

    /** Whether the data hold both outcomes; otherwise nothing can be learned from them. */
    boolean hasBothOutcomes() {
        return conversions > 0 && conversions < journeys;
    }
}
