package org.attributionj.core.columnar;

import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.attributionj.core.internal.SerialData;

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
    private final ImmutableList<RowDimension> rowColumns;
    private final ImmutableList<Dictionary> rowLabels;
    private final ImmutableList<Measure> measures;
    private final Dictionary customers;
    private final ImmutableList<PathTransform> transforms;

    private JourneySchema(Dimension path, Dictionary pathLabels, Needs needs) {
        this.path = notNull(path, "path");
        this.pathLabels = notNull(pathLabels, "pathLabels");
        features = Sets.immutableEnumSet(needs.features());
        columns = ImmutableList.copyOf(needs.columns());
        columnLabels = dictionaries(columns.size());
        rowColumns = ImmutableList.copyOf(needs.rowColumns());
        rowLabels = dictionaries(rowColumns.size());
        measures = ImmutableList.copyOf(needs.measures());
        customers = new Dictionary();
        transforms = ImmutableList.of();
    }

    /** The same schema, dictionaries included, of paths to which something else was done. */
    private JourneySchema(JourneySchema schema, List<PathTransform> transforms) {
        path = schema.path;
        pathLabels = schema.pathLabels;
        features = schema.features;
        columns = schema.columns;
        columnLabels = schema.columnLabels;
        rowColumns = schema.rowColumns;
        rowLabels = schema.rowLabels;
        measures = schema.measures;
        customers = schema.customers;
        this.transforms = ImmutableList.copyOf(notNull(transforms, "transforms"));
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        boolean isWhole = path != null
                && pathLabels != null
                && columnLabels != null
                && rowLabels != null
                && customers != null
                && transforms != null;
        SerialData.require(isWhole, "a schema must have a path, its labels, columns, customers and transforms");
        try {
            Needs needs = needs();
            SerialData.require(
                    needs.columns().size() == columnLabels.size()
                            && needs.rowColumns().size() == rowLabels.size(),
                    "a schema must have a dictionary for each column");
            // of the right classes, whatever the stream has put into the lists
            boolean isTyped =
                    Stream.concat(columnLabels.stream(), rowLabels.stream()).allMatch(labels -> labels.size() >= 0)
                            && transforms.stream()
                                    .noneMatch(transform -> transform.toString().isEmpty());
            SerialData.require(isTyped, "a schema must have dictionaries and transforms");
        } catch (RuntimeException e) {
            throw SerialData.invalid("schema", e);
        }
    }

    private static ImmutableList<Dictionary> dictionaries(int count) {
        return Stream.generate(Dictionary::new).limit(count).collect(ImmutableList.toImmutableList());
    }

    /**
     * A schema for journeys of events: paths over a dimension and whatever else is needed, with empty dictionaries.
     *
     * @param path the alphabet of paths
     * @param needs the features and columns to keep
     * @return the schema
     */
    public static JourneySchema of(Dimension path, Needs needs) {
        return new JourneySchema(path, new Dictionary(), notNull(needs, "needs"));
    }

    /**
     * A schema for paths alone, without times, milestones or other columns.
     *
     * @param path the alphabet of paths
     * @param labels the dictionary of the paths' labels
     * @return the schema
     */
    public static JourneySchema ofPaths(Dimension path, Dictionary labels) {
        return new JourneySchema(path, labels, Needs.NOTHING);
    }

    /**
     * The same columns and the same dictionaries, for paths to which something was done.
     *
     * @param newTransforms what was done to the paths, in this order
     * @return the schema, which shares its dictionaries with this one
     */
    public JourneySchema after(List<PathTransform> newTransforms) {
        return new JourneySchema(this, newTransforms);
    }

    /**
     * What was done to the paths before a model sees them.
     *
     * @return the transforms, in order; none if touchpoints are seen as they happened
     */
    public ImmutableList<PathTransform> transforms() {
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
     * The coded columns of journeys as a whole.
     *
     * @return the dimensions, in the order of their columns
     */
    public ImmutableList<RowDimension> rowColumns() {
        return rowColumns;
    }

    /**
     * The dictionary of a column of the row.
     *
     * @param column the column's index
     * @return the dictionary, which may still grow
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public Dictionary rowLabels(int column) {
        return rowLabels.get(column);
    }

    /**
     * The index of a row dimension's column.
     *
     * @param dimension the dimension
     * @return the index, or -1 if it is no column
     */
    public int rowColumnOf(RowDimension dimension) {
        return rowColumns.indexOf(dimension);
    }

    /**
     * The numbers that touchpoints carry.
     *
     * @return the measures, in the order of their columns
     */
    public ImmutableList<Measure> measures() {
        return measures;
    }

    /**
     * The index of a measure's column.
     *
     * @param measure the measure
     * @return the index, or -1 if it is not kept
     */
    public int measureOf(Measure measure) {
        return measures.indexOf(measure);
    }

    /**
     * The dictionary of customers.
     *
     * @return the dictionary, which may still grow; empty without {@link Feature#CUSTOMER}
     */
    public Dictionary customers() {
        return customers;
    }

    /**
     * What this schema gives.
     *
     * @return the needs that it meets, and no more
     */
    public Needs needs() {
        return new Needs(
                features, ImmutableSet.copyOf(columns), ImmutableSet.copyOf(rowColumns), ImmutableSet.copyOf(measures));
    }

    /**
     * Whether this schema has all that is needed.
     *
     * @param needs the needs
     * @return whether it has
     */
    public boolean meets(Needs needs) {
        return features.containsAll(needs.features())
                && columns.containsAll(needs.columns())
                && rowColumns.containsAll(needs.rowColumns())
                && measures.containsAll(needs.measures());
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
        needs.columns().forEach(each -> require(columns.contains(each), model, each.name()));
        needs.rowColumns().forEach(each -> require(rowColumns.contains(each), model, each.name()));
        needs.measures().forEach(each -> require(measures.contains(each), model, each.name()));
    }

    private static void require(boolean isThere, String model, String column) {
        if (!isThere) {
            throw new MissingDataException(model + " needs the column " + column
                    + ", which these journeys do not have. Maybe encode them with it.");
        }
    }
}
