package org.attributionj.io.fields;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.io.internal.Headers;
import org.attributionj.io.internal.RowValues;
import org.attributionj.io.value.Fields;
import org.jspecify.annotations.Nullable;

/**
 * The values of a table's row by the names of columns: exactly, else as {@link Headers#key} has it. A path such as {@code
 * context.campaign.medium} finds the column {@code context_campaign_medium} as well. Single thread.
 */
public final class ColumnFields implements Fields {
    private final RowValues row;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, Integer> byKey = new HashMap<>();

    /**
     * The values of rows.
     *
     * @param columns the names of the columns
     * @param row the row, which changes
     */
    public ColumnFields(List<String> columns, RowValues row) {
        this.row = row;
        for (int i = 0; i < columns.size(); i++) {
            this.columns.putIfAbsent(columns.get(i), i);
            byKey.putIfAbsent(key(columns.get(i)), i);
        }
    }

    private static String key(String name) {
        return Headers.key(name).replace(".", "");
    }

    /**
     * The column of a name.
     *
     * @param name the name
     * @return its place; -1 for none
     */
    public int column(String name) {
        Integer column = columns.get(name);
        if (column == null) {
            column = byKey.getOrDefault(key(name), -1);
            columns.put(name, column);
        }
        return column;
    }

    @Override
    public @Nullable String get(String name) {
        int column = column(name);
        return column < 0 ? null : row.get(column);
    }
}
