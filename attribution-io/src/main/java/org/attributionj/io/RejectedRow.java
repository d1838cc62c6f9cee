package org.attributionj.io;

import java.util.Objects;

/**
 * A row that could not be read, and why. Immutable and thread-safe.
 *
 * @param file the name of the input
 * @param line the line on which the row begins, from 1
 * @param column the column at fault, as the file names it; empty if the row as a whole is
 * @param value the value at fault, or the beginning of the row; at most {@value #MAX_VALUE_LENGTH} characters
 * @param reason what is wrong and what would be right
 */
public record RejectedRow(String file, long line, String column, String value, String reason) {

    /** Longer values are cut to this many characters, the last of which is an ellipsis. */
    public static final int MAX_VALUE_LENGTH = 100;

    /**
     * Shortens the value.
     *
     * @throws NullPointerException if a component is null
     */
    public RejectedRow {
        Objects.requireNonNull(file, "file must not be null");
        Objects.requireNonNull(column, "column must not be null");
        Objects.requireNonNull(value, "value must not be null");
        Objects.requireNonNull(reason, "reason must not be null");
        if (value.length() > MAX_VALUE_LENGTH) {
            value = value.substring(0, MAX_VALUE_LENGTH - 1) + "…";
        }
    }

    /** The row in one line, such as {@code events.csv:17: time "yesterday": is no time …}. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + (column.isEmpty() ? "" : column + " ") + '"' + value + "\": " + reason;
    }
}
