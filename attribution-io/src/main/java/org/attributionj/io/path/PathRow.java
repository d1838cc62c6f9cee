package org.attributionj.io.path;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Objects;
import org.attributionj.core.money.Money;

/**
 * A row of a path table: journeys with the same path. Immutable and thread-safe.
 *
 * @param file the name of the input
 * @param line the line on which the row begins, from 1
 * @param labels the labels of the path's steps, first touch first; at least one
 * @param conversions the journeys that converted, 0 or more
 * @param value the total value of these, 0 or more, with the scale as written
 * @param nulls the journeys that did not convert, 0 or more
 */
public record PathRow(String file, long line, List<String> labels, long conversions, Money value, long nulls) {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if there is no label, or a count or the value is negative
     */
    public PathRow {
        Objects.requireNonNull(file, "file must not be null");
        labels = ImmutableList.copyOf(labels);
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("labels must not be empty");
        }
        if (conversions < 0 || nulls < 0 || value.signum() < 0) {
            throw new IllegalArgumentException("conversions (" + conversions + "), value (" + value + ") and nulls ("
                    + nulls + ") must be 0 or more");
        }
    }
}
