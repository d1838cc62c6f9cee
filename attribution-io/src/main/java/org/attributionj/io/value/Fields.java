package org.attributionj.io.value;

import org.jspecify.annotations.Nullable;

/** The values of one row by the names of their columns, or of their paths in JSON. */
@FunctionalInterface
public interface Fields {
    /**
     * A value.
     *
     * @param name the name of a column, or a path such as {@code context.campaign.medium} or {@code event_params[source]}
     * @return the value; null if there is none or it is empty
     */
    @Nullable
    String get(String name);
}
