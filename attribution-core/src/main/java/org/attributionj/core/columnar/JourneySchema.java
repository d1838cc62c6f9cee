package org.attributionj.core.columnar;

import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The columns of encoded journeys and the dictionaries of their codes.
 *
 * <p>A model is bound to a schema once; its kernels then read any journeys encoded under it. Dictionaries grow while
 * journeys are encoded, so a kernel may meet codes that did not exist when it was bound. Thread-safe.
 */
public final class JourneySchema implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Dimension path;
    private final Dictionary pathLabels;
    private final ImmutableSet<Feature> features;
    private final ImmutableList<Dimension> columns;
    private final ImmutableList<Dictionary> columnLabels;
    private final ImmutableList<PathTransform> transforms;

    private JourneySchema(
            Dimension path,
            Dictionary pathLabels,
            Set<Feature> features,
            List<Dimension> columns,
            List<Dictionary> columnLabels,
            List<PathTransform> transforms) {
        this.path = notNull(path, "path");
        this.pathLabels = notNull(pathLabels, "pathLabels");
        this.features = Sets.immutableEnumSet(features);
        this.columns = ImmutableList.copyOf(columns);
        this.columnLabels = ImmutableList.copyOf(columnLabels);
        this.transforms = ImmutableList.copyOf(transforms);
    }

    /**
     * A schema for journeys of events: paths over a dimension and whatever else is needed, with empty dictionaries.
     *
     * @param path the alphabet of paths
     * @param needs the features and columns to keep
     * @return the schema
     */
    public static JourneySchema of(Dimension path, Needs needs) {
        List<Dictionary> dictionaries = new ArrayList<>();
        needs.columns().forEach(column -> dictionaries.add(new Dictionary()));
        return new JourneySchema(
                path,
                new Dictionary(),
                needs.features(),
                ImmutableList.copyOf(needs.columns()),
                dictionaries,
                ImmutableList.of());
    }

    /**
     * A schema for paths alone, without times, milestones or other columns.
     *
     * @param path the alphabet of paths
     * @param labels the dictionary of the paths' labels
     * @return the schema
     */
    public static JourneySchema ofPaths(Dimension path, Dictionary labels) {
        return new JourneySchema(
                path, labels, ImmutableSet.of(), ImmutableList.of(), ImmutableList.of(), ImmutableList.of());
    }

    /**
     * The same columns and the same dictionaries, for paths to which something was done.
     *
     * @param newTransforms what was done to the paths, in this order
     * @return the schema, which shares its dictionaries with this one
     */
    public JourneySchema after(List<PathTransform> newTransforms) {
        return new JourneySchema(path, pathLabels, features, columns, columnLabels, newTransforms);
    }

    /**
     * What was done to the paths before a model sees them.
     *
     * @return the transforms, in order; none if touchpoints are seen as they happened
     */
    public List<PathTransform> transforms() {
        return transforms;
    }

    /**
     * The alphabet of paths.
     *
     * @return the dimension
     */
    public Dimension path() {
        return path;
    }

    /**
     * The dictionary of the paths' labels.
     *
     * @return the dictionary, which may still grow
     */
    public Dictionary pathLabels() {
        return pathLabels;
    }

    /**
     * Whether touchpoints carry a feature.
     *
     * @param feature the feature
     * @return whether they do
     */
    public boolean has(Feature feature) {
        return features.contains(feature);
    }

    /**
     * The features that touchpoints carry.
     *
     * @return the features
     */
    public ImmutableSet<Feature> features() {
        return features;
    }

    /**
     * The coded columns besides the path.
     *
     * @return the dimensions, in the order of their columns
     */
    public ImmutableList<Dimension> columns() {
        return columns;
    }

    /**
     * The dictionary of a column.
     *
     * @param column the column's index
     * @return the dictionary, which may still grow
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public Dictionary columnLabels(int column) {
        return columnLabels.get(column);
    }

    /**
     * The index of a dimension's column.
     *
     * @param dimension the dimension
     * @return the index, or -1 if it is no column
     */
    public int columnOf(Dimension dimension) {
        return columns.indexOf(dimension);
    }

    /**
     * Whether this schema has all that is needed.
     *
     * @param needs the needs
     * @return whether it has
     */
    public boolean meets(Needs needs) {
        return features.containsAll(needs.features()) && columns.containsAll(needs.columns());
    }

    /**
     * Refuses by name what this schema cannot give.
     *
     * @param model the model's name
     * @param needs what it needs
     * @throws MissingDataException if a feature or a column is missing
     */
    public void require(String model, Needs needs) {
        for (Feature feature : needs.features()) {
            if (!has(feature)) {
                throw new MissingDataException(
                        model + " needs " + feature.name().toLowerCase(Locale.ROOT)
                                + ", which these journeys do not have. Maybe give events with that column, or leave the model out.");
            }
        }
        for (Dimension column : needs.columns()) {
            if (!columns.contains(column)) {
                throw new MissingDataException(model + " needs the column " + column.name()
                        + ", which these journeys do not have. Maybe encode them with it.");
            }
        }
    }
}
