package org.attributionj.testkit;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.attributionj.core.money.Money;

/**
 * One row of a path table: a path, how often it converted and how often it did not. Immutable and thread-safe.
 *
 * @param path the labels, oldest first; one or more
 * @param conversions the converting journeys, 0 or more
 * @param value their total value; zero if there are none
 * @param openJourneys the journeys that did not convert, 0 or more
 */
public record PathRow(List<String> path, long conversions, Money value, long openJourneys) {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the path, a label or the value is null
     * @throws IllegalArgumentException if the path is empty or a count is negative
     */
    public PathRow {
        path = ImmutableList.copyOf(path);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("path must have a label or more");
        }
        if (conversions < 0 || openJourneys < 0) {
            throw new IllegalArgumentException(
                    "counts must be 0 or more, but were " + conversions + " and " + openJourneys);
        }
        if (value == null) {
            throw new NullPointerException("value must not be null");
        }
    }
}
