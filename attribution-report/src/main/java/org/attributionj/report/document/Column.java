package org.attributionj.report.document;

import org.attributionj.report.internal.Checks;

/**
 * A column of a table.
 *
 * @param id a name for programs, unique in the table
 * @param title a name for people
 * @param unit what its numbers measure; rows may differ, and every cell says it again
 */
public record Column(String id, String title, Unit unit) {

    /** Validates the components. */
    public Column {
        Checks.notBlank(id, "column id");
        Checks.notNull(title, "title");
        Checks.notNull(unit, "unit");
    }
}
