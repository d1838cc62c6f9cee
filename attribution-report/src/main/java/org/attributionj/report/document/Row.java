package org.attributionj.report.document;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.attributionj.report.internal.Checks;

/**
 * A row of a table.
 *
 * @param key the names from the outermost group to this row's own, such as channel and campaign; one or more
 * @param kind what the row stands for
 * @param cells one per column of the table
 */
public record Row(List<String> key, RowKind kind, List<Cell> cells) {

    /** Validates the components. */
    public Row {
        key = ImmutableList.copyOf(key);
        Checks.check(!key.isEmpty(), "key must have one name or more");
        Checks.notNull(kind, "kind");
        cells = ImmutableList.copyOf(cells);
    }

    /**
     * A row of the outermost level.
     *
     * @param name its name
     * @param cells its cells
     * @return the row
     */
    public static Row of(String name, Cell... cells) {
        return new Row(List.of(name), RowKind.GROUP, List.of(cells));
    }

    /**
     * The row's own name.
     *
     * @return the last of the key
     */
    public String label() {
        return key.get(key.size() - 1);
    }

    /**
     * How deep the row stands.
     *
     * @return 1 for the outermost level
     */
    public int level() {
        return key.size();
    }
}
