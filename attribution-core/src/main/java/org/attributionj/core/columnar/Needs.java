package org.attributionj.core.columnar;

import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.io.Serializable;
import java.util.Set;

/**
 * What a model or a statistic needs of the data besides the path itself. Immutable and thread-safe.
 *
 * @param features the facts that journeys and touchpoints must have
 * @param columns the dimensions of touchpoints, besides the path's own, that must be coded
 * @param rowColumns the dimensions of journeys that must be coded
 * @param measures the numbers of touchpoints that must be kept
 */
public record Needs(Set<Feature> features, Set<Dimension> columns, Set<RowDimension> rowColumns, Set<Measure> measures)
        implements Serializable {

    /** Nothing but the path. */
    public static final Needs NOTHING = new Needs(ImmutableSet.of(), ImmutableSet.of());

    /** The times of touchpoints. */
    public static final Needs TIMES = features(Feature.TIMES);

    /** The milestones of touchpoints. */
    public static final Needs MILESTONES = features(Feature.MILESTONES);

    /** Whose journey it is, and when it ended: what is needed to keep journeys by customer. */
    public static final Needs CUSTOMER_AND_END = features(Feature.CUSTOMER, Feature.END);

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a set or an element is null
     */
    public Needs {
        features = Sets.immutableEnumSet(notNull(features, "features"));
        columns = ImmutableSet.copyOf(notNull(columns, "columns"));
        rowColumns = ImmutableSet.copyOf(notNull(rowColumns, "rowColumns"));
        measures = ImmutableSet.copyOf(notNull(measures, "measures"));
    }

    /**
     * Needs of touchpoints only.
     *
     * @param features the facts that touchpoints must have
     * @param columns the dimensions, besides the path's own, that must be coded
     */
    public Needs(Set<Feature> features, Set<Dimension> columns) {
        this(features, columns, ImmutableSet.of(), ImmutableSet.of());
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
     * One column of the row and no feature.
     *
     * @param dimension the column's dimension
     * @return the needs
     */
    public static Needs rowColumn(RowDimension dimension) {
        return new Needs(ImmutableSet.of(), ImmutableSet.of(), ImmutableSet.of(dimension), ImmutableSet.of());
    }

    /**
     * One number of each touchpoint.
     *
     * @param measure the measure
     * @return the needs
     */
    public static Needs measure(Measure measure) {
        return new Needs(ImmutableSet.of(), ImmutableSet.of(), ImmutableSet.of(), ImmutableSet.of(measure));
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
                : new Needs(
                        Sets.union(features, other.features),
                        Sets.union(columns, other.columns),
                        Sets.union(rowColumns, other.rowColumns),
                        Sets.union(measures, other.measures));
    }

    private boolean covers(Needs other) {
        return features.containsAll(other.features)
                && columns.containsAll(other.columns)
                && rowColumns.containsAll(other.rowColumns)
                && measures.containsAll(other.measures);
    }
}
