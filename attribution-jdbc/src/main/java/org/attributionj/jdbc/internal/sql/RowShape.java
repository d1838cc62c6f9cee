package org.attributionj.jdbc.internal.sql;

import java.sql.SQLException;
import java.util.List;

/**
 * How a record becomes a row of a table.
 *
 * @param table the table, without schema and prefix
 * @param columns the columns' names
 * @param keys how many columns, from the first, are the primary key
 * @param filler writes the values in the order of the columns
 */
public record RowShape<T>(String table, List<String> columns, int keys, Filler<T> filler) {

    /** A shape with the columns in one text, such as {@code "id customer"}. */
    public static <T> RowShape<T> of(String table, int keys, String columns, Filler<T> filler) {
        return new RowShape<>(table, List.of(columns.split(" ", -1)), keys, filler);
    }

    /** The columns, with commas. */
    public String columnList() {
        return String.join(", ", columns);
    }

    /** Writes the values of a record. */
    @FunctionalInterface
    public interface Filler<T> {
        void fill(T value, RowWriter row) throws SQLException;
    }
}
