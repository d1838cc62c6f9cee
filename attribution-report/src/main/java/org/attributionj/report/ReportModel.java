package org.attributionj.report;

import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.report.internal.Checks;

/**
 * A model that a report shows.
 *
 * @param title how people call it
 * @param definition the model, or how it is fitted
 */
public record ReportModel(String title, ModelDefinition definition) {

    /** Validates the components. */
    public ReportModel {
        Checks.notBlank(title, "title");
        Checks.notNull(definition, "definition");
    }

    /** Whether it is fitted to the data. */
    boolean isLearned() {
        return definition instanceof ModelDefinition.Fittable<?>;
    }
}
