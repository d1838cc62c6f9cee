package org.attributionj.report.document;

import org.attributionj.report.internal.Checks;

/**
 * A model of a report.
 *
 * @param id what tables call it: letters, digits and hyphens
 * @param title a name for people
 * @param spec its text form with all options
 * @param learned whether it was fitted to the data
 */
public record ModelName(String id, String title, String spec, boolean learned) {

    /** Validates the components. */
    public ModelName {
        Checks.notBlank(id, "model id");
        Checks.notBlank(title, "model title");
        Checks.notBlank(spec, "model spec");
    }
}
