package org.attributionj.models.regression;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notBlank;
import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.List;

/**
 * All that a logistic regression learned, as plain data: {@link LogisticModel#of} makes the model of it. Immutable and
 * thread-safe.
 *
 * @param options the settings of the fit
 * @param path the name of the dimension that paths were made of
 * @param journeys the journeys with a touchpoint or more
 * @param conversions those that converted
 * @param intercept the log-odds of a journey without touchpoints
 * @param coefficients one per label seen in the fit: those of the path, then those of each covariate, sorted by label
 * @param logLikelihood the log-likelihood at the estimates, without the penalty, 0 or less
 * @param nullLogLikelihood the log-likelihood of the overall rate alone, 0 or less
 * @param iterations the Newton steps taken
 * @param state how the fit ended
 * @param separated the {@linkplain LogisticCoefficient#name names} of the coefficients that have no finite value; empty
 *     unless the state is {@link FitState#SEPARATED}
 */
public record LogisticFit(
        LogisticOptions options,
        String path,
        long journeys,
        long conversions,
        LogisticCoefficient intercept,
        List<LogisticCoefficient> coefficients,
        double logLikelihood,
        double nullLogLikelihood,
        int iterations,
        FitState state,
        List<String> separated)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if a number is out of range, or a coefficient is of no column of the options, is
     *     there twice, or is not finite
     */
    public LogisticFit {
        notNull(options, "options");
        notBlank(path, "path");
        check(
                conversions >= 0 && conversions <= journeys,
                "conversions must be in [0, " + journeys + "], but was " + conversions);
        notNull(intercept, "intercept");
        coefficients = ImmutableList.copyOf(coefficients);
        check(logLikelihood <= 0, "logLikelihood must be 0 or less, but was " + logLikelihood);
        check(nullLogLikelihood <= 0, "nullLogLikelihood must be 0 or less, but was " + nullLogLikelihood);
        check(iterations >= 0, "iterations must be 0 or more, but was " + iterations);
        notNull(state, "state");
        FittedColumns columns = new FittedColumns(options, path);
        for (LogisticCoefficient coefficient : coefficients) {
            columns.add(coefficient.column(), coefficient.label(), coefficient.estimate());
        }
        columns.checkIntercept(intercept.estimate(), conversions, journeys);
        separated = ImmutableList.copyOf(separated);
    }

    /**
     * What the penalty takes off the log-likelihood.
     *
     * @return l2 / 2 times the sum of the squared coefficients, the intercept excepted; 0 or more
     */
    public double penalty() {
        double squares = 0;
        for (LogisticCoefficient coefficient : coefficients) {
            squares += coefficient.estimate() * coefficient.estimate();
        }
        return options.l2() / 2 * squares;
    }

    /** Whether the data hold both outcomes; otherwise nothing can be learned from them. */
    boolean hasBothOutcomes() {
        return conversions > 0 && conversions < journeys;
    }
}
