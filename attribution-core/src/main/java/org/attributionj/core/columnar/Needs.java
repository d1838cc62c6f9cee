package org.attributionj.core.columnar;

import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.io.Serializable;
import java.util.Set;

/**
 * What a model needs of the data besides the path itself. Immutable and thread-safe.
 *
 * @param features the facts that touchpoints must have
 * @param columns the dimensions, besides the path's own, that must be coded
 */
public record Needs(Set<Feature> features, Set<Dimension> columns) implements Serializable {

    /** Nothing but the path. */
    public static final Needs NOTHING = new Needs(ImmutableSet.of(), ImmutableSet.of());

    /** The times of touchpoints. */
    public static final Needs TIMES = features(Feature.TIMES);

    /** The milestones of touchpoints. */
    public static final Needs MILESTONES = features(Feature.MILESTONES);

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a set or an element is null
     */
    public Needs {
        features = Sets.immutableEnumSet(notNull(features, "features"));
        columns = ImmutableSet.copyOf(notNull(columns, "columns"));
    }

    /**
     * Some features and no column.
     *
     * @param features the features
     * @return the needs
     */
    public static Needs features(Feature... features) {
        return new Needs(ImmutableSet.copyOf(features), ImmutableSet.of());
    }

    /**
     * One column and no feature.
     *
     * @param dimension the column's dimension
     * @return the needs
     */
    public static Needs column(Dimension dimension) {
        return new Needs(ImmutableSet.of(), ImmutableSet.of(dimension));
    }

    /**
     * All that two models need.
     *
     * @param other the other needs
     * @return the union
     */
    public Needs and(Needs other) {
        if (covers(other)) {
            return this;
        }
        return other.covers(this)
                ? other
                : new Needs(Sets.union(features, other.features), Sets.union(columns, other.columns));
    }

    private boolean covers(Needs other) {
        return features.containsAll(other.features) && columns.containsAll(other.columns);
    }
}
