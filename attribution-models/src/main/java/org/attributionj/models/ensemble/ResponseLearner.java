package org.attributionj.models.ensemble;

import static org.attributionj.models.internal.Checks.notBlank;
import static org.attributionj.models.internal.Checks.notNull;

import java.util.function.Function;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.response.ResponseModel;

/**
 * Something that learns a response model from journeys: what stacking fits again and again on parts of the customers.
 *
 * @param name the name under which it is reported
 * @param fit learns from a table, which it only reads; the same data give the same model
 */
public record ResponseLearner(String name, Function<JourneyTable, ? extends ResponseModel> fit) {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the name is blank
     */
    public ResponseLearner {
        notBlank(name, "name");
        notNull(fit, "fit");
    }
}
