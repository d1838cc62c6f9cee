package org.attributionj.models.regression;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notNull;

import java.io.Serializable;

/**
 * A coefficient averaged over bags. Immutable and thread-safe.
 *
 * @param column the dimension that the label is of
 * @param label the label
 * @param estimate the mean over the bags that drew the column; 0 if none did
 * @param deviation the standard deviation over those bags, 0 or more: how much the coefficient varies with the journeys and
 *     the other columns drawn; not a standard error
 * @param bags how many bags drew the column
 */
public record BaggedCoefficient(String column, String label, double estimate, double deviation, int bags)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a text is null
     * @throws IllegalArgumentException if a number is NaN or out of range
     */
    public BaggedCoefficient {
        notNull(column, "column");
        notNull(label, "label");
        check(Double.isFinite(estimate), "estimate must be finite, but was " + estimate);
        check(deviation >= 0, "deviation must be 0 or more, but was " + deviation);
        check(bags >= 0, "bags must be 0 or more, but was " + bags);
    }
}
