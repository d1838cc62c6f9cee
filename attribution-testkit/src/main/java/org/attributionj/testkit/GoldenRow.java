package org.attributionj.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.util.List;

/** One row of a {@link GoldenFile}, read by the names of its columns. Immutable and thread-safe. */
public final class GoldenRow {
    private final String where;
    private final ImmutableMap<String, String> fields;

    private GoldenRow(String where, ImmutableMap<String, String> fields) {
        this.where = where;
        this.fields = fields;
    }

    static GoldenRow of(String where, ImmutableList<String> columns, List<String> values) {
        if (values.size() != columns.size()) {
            throw new IllegalArgumentException(
                    where + ": a row must have " + columns.size() + " fields, but had " + values.size());
        }
        ImmutableMap.Builder<String, String> fields = ImmutableMap.builder();
        for (int i = 0; i < columns.size(); i++) {
            fields.put(columns.get(i), values.get(i));
        }
        return new GoldenRow(where, fields.buildOrThrow());
    }

    /**
     * A field as it is.
     *
     * @param column the column's name
     * @return the text, maybe empty
     * @throws IllegalArgumentException if there is no such column
     */
    public String text(String column) {
        String text = fields.get(column);
        if (text == null) {
            throw new IllegalArgumentException(
                    where + ": there is no column \"" + column + "\"; there are " + fields.keySet());
        }
        return text;
    }

    /**
     * A field as an exact decimal.
     *
     * @param column the column's name
     * @return the number
     * @throws IllegalArgumentException if there is no such column or the field is no number
     */
    public BigDecimal decimal(String column) {
        String text = text(column);
        try {
            return new BigDecimal(text.trim());
        } catch (NumberFormatException e) {
            throw notANumber(column, text, e);
        }
    }

    /**
     * A field as a {@code double}; {@code NaN} and {@code Infinity} are read as such.
     *
     * @param column the column's name
     * @return the number
     * @throws IllegalArgumentException if there is no such column or the field is no number
     */
    public double number(String column) {
        String text = text(column);
        try {
            return Double.parseDouble(text.trim());
        } catch (NumberFormatException e) {
            throw notANumber(column, text, e);
        }
    }

    private IllegalArgumentException notANumber(String column, String text, NumberFormatException cause) {
        return new IllegalArgumentException(
                where + ": column \"" + column + "\" must be a number, but was \"" + text + "\"", cause);
    }

    /** The file, the line and the fields: what a failing comparison should say. */
    @Override
    public String toString() {
        return where + " " + fields;
    }
}
