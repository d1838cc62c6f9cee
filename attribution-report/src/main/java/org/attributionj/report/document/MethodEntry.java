package org.attributionj.report.document;

import org.attributionj.report.internal.Checks;

/**
 * One line of how a report was made.
 *
 * @param name what it is about
 * @param text what was done
 */
public record MethodEntry(String name, String text) {

    /** Validates the components. */
    public MethodEntry {
        Checks.notBlank(name, "name");
        Checks.notNull(text, "text");
    }
}
