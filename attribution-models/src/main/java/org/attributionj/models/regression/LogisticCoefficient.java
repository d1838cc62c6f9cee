package org.attributionj.models.regression;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notNull;

import java.io.Serializable;

/**
 * What one unit of exposure to a label adds to the log-odds of a conversion. Immutable and thread-safe.
 *
 * @param column the dimension that the label is of: the path's (such as {@code channel}) or a covariate's; {@link
 *     #INTERCEPT} for the intercept
 * @param label the label; empty for the intercept
 * @param estimate the coefficient; of an intercept without conversions or without other journeys, minus or plus infinity
 * @param standardError the square root of the diagonal of the inverse of the information, penalty included: the standard
 *     deviation of the normal approximation of the posterior; without a penalty, the usual standard error. More than 0;
 *     infinite where the data say nothing, as for a column that is a combination of others
 */
public record LogisticCoefficient(String column, String label, double estimate, double standardError)
        implements Serializable {

    /** The column of intercepts. */
    public static final String INTERCEPT = "(intercept)";

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a text is null
     * @throws IllegalArgumentException if the estimate is NaN, or the standard error negative or NaN
     */
    public LogisticCoefficient {
        notNull(column, "column");
        notNull(label, "label");
        check(!Double.isNaN(estimate), "estimate must be a number, but was NaN");
        check(standardError >= 0, "standardError must be 0 or more, but was " + standardError);
    }

    /**
     * Wald's statistic.
     *
     * @return the estimate in standard errors; 0 where the standard error is infinite
     */
    public double z() {
        return Double.isInfinite(standardError) || estimate == 0 ? 0 : estimate / standardError;
    }

    /**
     * How often chance alone gives a statistic this large, were the coefficient 0.
     *
     * @return the two-sided p-value of {@link #z} under the normal distribution, in [0, 1]
     */
    public double p() {
        return NormalTail.twoSided(z());
    }

    /** The column and the label. */
    public String name() {
        return label.isEmpty() ? column : column + " " + label;
    }
}
