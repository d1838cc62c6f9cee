package org.attributionj.io.internal;

import org.jspecify.annotations.Nullable;

/** The values of one row by column. */
public interface RowValues {
    /**
     * A column's value, without the blanks around it.
     *
     * @param column the column, from 0
     * @return the value, or null if it is empty
     */
    @Nullable
    String get(int column);
}
