package org.attributionj.io.internal;

import org.jspecify.annotations.Nullable;

/** One record of a CSV file, used again for the next one. Single thread. */
public final class CsvRow {
    private final @Nullable String[] values;
    private long line;

    CsvRow(int columns) {
        values = new String[columns];
    }

    void begin(long newLine) {
        line = newLine;
    }

    void set(int column, @Nullable String value) {
        values[column] = value;
    }

    /**
     * A column's value, without the blanks around it.
     *
     * @param column the column, from 0; a negative one has no value
     * @return the value, or null if it is empty
     */
    public @Nullable String get(int column) {
        return column < 0 ? null : values[column];
    }

    /**
     * The line on which the record begins.
     *
     * @return the line, from 1
     */
    public long line() {
        return line;
    }
}
