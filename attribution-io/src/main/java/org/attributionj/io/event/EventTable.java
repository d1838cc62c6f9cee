package org.attributionj.io.event;

import com.google.common.collect.ImmutableList;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.attributionj.io.RejectedRow;
import org.jspecify.annotations.Nullable;

/**
 * Rows that something else than this library's own readers took from files, a query engine for instance, for {@link
 * EventReader#read(EventTable, java.util.function.Consumer)} to make events of. Walked over once: a call of {@link #next},
 * then questions about that row. One thread at a time.
 */
public interface EventTable extends Closeable {

    /**
     * Moves to the next row, at first to the first one.
     *
     * @return false at the end
     * @throws IOException if the rows cannot be read
     */
    boolean next() throws IOException;

    /**
     * Why the current row could not be taken from its file at all.
     *
     * @return the row with its reason; null if it was taken, as most are
     */
    @Nullable
    RejectedRow rejected();

    /**
     * Where the current row comes from. Rows of several sources may alternate; a source is the same object each time.
     *
     * @return the source
     */
    Source source();

    /**
     * The number of the current row in its source.
     *
     * @return the number, from 1
     */
    long row();

    /**
     * The number of the current row over all sources, in the order in which the user gave them, whatever the order of the
     * rows here is: what {@link EventOptions#ROW} means.
     *
     * @return the number, 1 or more
     */
    long position();

    /**
     * A value of the current row.
     *
     * @param column the column, from 0, of the source's columns; of a source of JSON, 0 is the whole object
     * @return the value as text; null for none, which an empty one is as well
     */
    @Nullable
    String value(int column);

    /**
     * The customer under whom the current row was sorted.
     *
     * @return the customer; null if rows are in no order of customers
     */
    @Nullable
    String customer();

    /**
     * A file, or whatever rows come from. Immutable and thread-safe.
     *
     * @param name the name by which its rows are reported
     * @param columns the names of the columns; empty for JSON
     * @param isJson whether each row is one JSON object, as a line of JSON Lines is
     */
    record Source(String name, List<String> columns, boolean isJson) {

        /**
         * Validates the components.
         *
         * @throws NullPointerException if one is null
         */
        public Source {
            Objects.requireNonNull(name, "name must not be null");
            columns = ImmutableList.copyOf(columns);
        }
    }
}
