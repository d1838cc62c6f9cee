package org.attributionj.report.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import org.attributionj.report.internal.Checks;
import org.jspecify.annotations.Nullable;

/**
 * A section: one question of the reader, answered by tables.
 *
 * @param id a name for programs; sections that differ by currency only share it
 * @param title a name for people
 * @param currency the ISO 4217 code of its amounts; null if it has none or is about all currencies
 * @param statements what to read first, perhaps one per model
 * @param tables the tables
 * @param notes definitions and what to know
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Section(
        String id,
        String title,
        @Nullable String currency,
        List<Statement> statements,
        List<Table> tables,
        List<String> notes) {

    /** Validates the components. */
    public Section {
        Checks.notBlank(id, "section id");
        Checks.notNull(title, "title");
        statements = ImmutableList.copyOf(statements);
        tables = ImmutableList.copyOf(tables);
        notes = ImmutableList.copyOf(notes);
    }

    /**
     * A table that depends on no model.
     *
     * @param table the table's id
     * @return the table, or nothing
     */
    public Optional<Table> table(String table) {
        return tables.stream()
                .filter(each -> each.id().equals(table) && each.model() == null)
                .findFirst();
    }

    /**
     * A table under a model.
     *
     * @param table the table's id
     * @param model the model's id
     * @return the table of the model; one that depends on no model will do; nothing if there is neither
     */
    public Optional<Table> table(String table, String model) {
        return tables.stream()
                .filter(each -> each.id().equals(table) && (each.model() == null || model.equals(each.model())))
                .findFirst();
    }
}
