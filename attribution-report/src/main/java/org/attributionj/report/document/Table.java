package org.attributionj.report.document;

import static org.attributionj.core.text.PrintedText.quoted;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import org.attributionj.report.internal.Checks;
import org.jspecify.annotations.Nullable;

/**
 * A table. Tables of one section that differ by model only have the same id, columns and keys of rows.
 *
 * @param id a name for programs
 * @param title a name for people
 * @param model the id of the model whose credit it shows; null if it depends on no model
 * @param head what the rows are named by, such as {@code channel}
 * @param columns the columns
 * @param rows the rows, each with one cell per column
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Table(
        String id, String title, @Nullable String model, String head, List<Column> columns, List<Row> rows) {

    /** Validates the components. */
    public Table {
        Checks.notBlank(id, "table id");
        Checks.notNull(title, "title");
        Checks.notNull(head, "head");
        columns = ImmutableList.copyOf(columns);
        rows = ImmutableList.copyOf(rows);
        for (Row row : rows) {
            Checks.check(
                    row.cells().size() == columns.size(),
                    "row " + row.key() + " of table " + id + " must have " + columns.size() + " cells, but has "
                            + row.cells().size());
        }
    }

    /**
     * The place of a column.
     *
     * @param column the column's id
     * @return its index
     * @throws IllegalArgumentException if there is no such column
     */
    public int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).id().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("table " + id + " has no column " + quoted(column));
    }

    /**
     * A cell of a row.
     *
     * @param row a row of this table
     * @param column the column's id
     * @return the cell
     * @throws IllegalArgumentException if there is no such column
     */
    public Cell cell(Row row, String column) {
        return row.cells().get(indexOf(column));
    }

    /**
     * The row of a key.
     *
     * @param key the names from the outermost group inwards
     * @return the row, or nothing
     */
    public Optional<Row> row(String... key) {
        return rows.stream().filter(row -> row.key().equals(List.of(key))).findFirst();
    }
}
