package org.attributionj.models.regression;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.inRange;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Checks that coefficients are those of a fit: of its columns, each label once. One thread at a time. */
final class FittedColumns {
    private static final double LARGEST = 1e100;

    private final Map<String, Set<String>> labelsByColumn = new HashMap<>();

    FittedColumns(LogisticOptions options, String path) {
        labelsByColumn.put(path, new HashSet<>());
        for (Covariate covariate : options.covariates()) {
            String column = covariate.dimension().name();
            check(
                    labelsByColumn.put(column, new HashSet<>()) == null,
                    "covariates must not be of the path's dimension, but one is of " + column);
        }
    }

    /** A coefficient of a label. */
    void add(String column, String label, double estimate) {
        Set<String> labels = labelsByColumn.get(column);
        check(labels != null, "coefficients must be of " + labelsByColumn.keySet() + ", but one is of " + column);
        check(labels != null && labels.add(label), "coefficient of " + column + " " + label + " must be there once");
        // sums of these, times any number of touchpoints, do not overflow: opposite infinities would add up to NaN
        inRange(estimate, -LARGEST, LARGEST, "coefficient of " + column + " " + label);
    }

    /** The intercept is finite where the data hold both outcomes. */
    void checkIntercept(double intercept, long conversions, long journeys) {
        check(
                Double.isFinite(intercept) || conversions == 0 || conversions == journeys,
                "intercept must be finite where some of the journeys converted, but was " + intercept);
    }
}
