package org.attributionj.core.statistic.path;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.notBlank;
import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.Currency;
import java.util.List;
import java.util.function.Consumer;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.PathSteps;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.MoneyUnit;
import org.attributionj.core.statistic.JourneyStatistic;
import org.jspecify.annotations.Nullable;

/**
 * How often each distinct path was walked: converting journeys c, their value v, journeys that did not convert u. The
 * sufficient statistic of every model that looks at paths alone.
 *
 * <p>Path tables form a group: they {@link #add}, {@link #merge} and {@link #subtract} in exact integers, so refits are
 * incremental, and what is taken out leaves no trace. Values are kept per unit (currency and scale) with the conversions
 * that they belong to; a value without a conversion does not exist, nor does the value of an open journey. The value of a
 * {@link Journey} is its conversion's with all adjustments.
 *
 * <p>Conversions without a touchpoint stand under the empty path, so that totals are right; a fit passes over that row.
 *
 * <p>Tables of equal content are equal and serialise to equal bytes, whatever their history: labels and paths are
 * written sorted, and labels that no path uses are left out. A table is mutable and belongs to one thread at a time; any
 * number of threads may read it while nobody changes it. Adding a path is O(steps) and allocates nothing once the path is
 * known. A distinct path takes about 24 bytes + 16 per unit of value + 4 per step.
 */
public final class PathTable implements Serializable {
    private static final long serialVersionUID = 1L;

    private final transient JourneySchema schema;
    private final transient JourneyEncoder encoder;
    private final transient PathSteps steps;
    private transient PathStore store;
    private transient int[] scratch = new int[16];

    private PathTable(JourneySchema schema, List<PathTransform> transforms, PathStore store) {
        this.schema = schema;
        this.store = store;
        encoder = new JourneyEncoder(schema);
        steps = new PathSteps(schema.pathLabels(), transforms);
    }

    /**
     * An empty table.
     *
     * @param path the alphabet of paths
     * @param transforms what is done to each path before it is counted, in this order
     * @return a table
     */
    public static PathTable of(Dimension path, List<PathTransform> transforms) {
        Dictionary labels = new Dictionary();
        return new PathTable(JourneySchema.ofPaths(path, labels).after(transforms), transforms, new PathStore(labels));
    }

    /**
     * An empty table of paths as they are.
     *
     * @param path the alphabet of paths
     * @return a table
     */
    public static PathTable of(Dimension path) {
        return of(path, ImmutableList.of());
    }

    /**
     * The table as a statistic: its accumulator and its result are tables.
     *
     * @param path the alphabet of paths
     * @param transforms what is done to each path before it is counted, in this order
     * @return the statistic
     */
    public static JourneyStatistic<PathTable, PathTable> statistic(Dimension path, List<PathTransform> transforms) {
        return new PathTableStatistic(path, ImmutableList.copyOf(transforms));
    }

    /**
     * The alphabet of paths.
     *
     * @return the dimension
     */
    public Dimension path() {
        return schema.path();
    }

    /**
     * What is done to each path before it is counted.
     *
     * @return the transforms, in the order of application
     */
    public ImmutableList<PathTransform> transforms() {
        return steps.transforms();
    }

    /**
     * The schema of the paths that {@link #forEachJourney} shows.
     *
     * @return a schema of bare paths
     */
    public JourneySchema schema() {
        return schema;
    }

    /**
     * The dictionary of the paths' codes. It may hold labels that no path of the table uses.
     *
     * @return this table's own dictionary
     */
    public Dictionary labels() {
        return schema.pathLabels();
    }

    /**
     * Adds a journey.
     *
     * @param journey the journey; one with a conversion of negative value is passed over, because it stands for none
     */
    public void add(Journey journey) {
        addTransformed(encoder.encode(notNull(journey, "journey")));
    }

    /**
     * Adds an encoded journey, as often as its multiplicity says.
     *
     * @param journey the journey, under any schema of the same path
     * @throws org.attributionj.core.columnar.MissingDataException if its path is over another dimension
     * @throws IllegalArgumentException if it has a positive value but stands for no conversion
     */
    public void add(JourneyView journey) {
        addTransformed(encoder.encode(notNull(journey, "journey")));
    }

    private void addTransformed(JourneyView journey) {
        if (isNegativeSale(journey)) {
            return;
        }
        int n = transform(steps.apply(journey));
        long multiplicity = journey.multiplicity();
        if (!journey.isConverted()) {
            store.addNulls(scratch, 0, n, multiplicity);
        } else if (journey.valueFitsLong()) {
            checkValue(multiplicity, journey.valueUnits() != 0);
            store.addConversions(scratch, 0, n, multiplicity, journey.valueUnit(), journey.valueUnits());
        } else {
            checkValue(multiplicity, true);
            BigInteger units = journey.valueUnit().in(journey.value());
            store.addConversions(scratch, 0, n, multiplicity, journey.valueUnit(), units);
        }
    }

    /** Whether a row takes something back without being a conversion: nothing to count, and no value to divide by. */
    private static boolean isNegativeSale(JourneyView journey) {
        return journey.multiplicity() == 0
                && journey.isConverted()
                && (journey.valueFitsLong()
                        ? journey.valueUnits() < 0
                        : journey.value().signum() < 0);
    }

    private static void checkValue(long conversions, boolean hasValue) {
        if (conversions == 0 && hasValue) {
            throw new IllegalArgumentException("conversions must be 1 or more where there is a value, but were 0");
        }
    }

    /** Leaves the codes of the steps in the scratch array. */
    private int transform(PathSteps steps) {
        int n = steps.count();
        ensureScratch(n);
        for (int step = 0; step < n; step++) {
            scratch[step] = steps.code(step);
        }
        return n;
    }

    private void ensureScratch(int n) {
        if (scratch.length < n) {
            scratch = new int[Math.max(n, 2 * scratch.length)];
        }
    }

    /**
     * Adds a row of a path file.
     *
     * @param path the labels of the path, before the transforms; none for conversions without a touchpoint
     * @param conversions the converting journeys, c, 0 or more
     * @param value their total value, v; zero if there is none
     * @param nulls the journeys that did not convert, u, 0 or more
     * @throws IllegalArgumentException if a number is negative, a label is blank, or there is a value without a conversion
     */
    public void add(List<String> path, long conversions, Money value, long nulls) {
        check(conversions >= 0, () -> "conversions must be 0 or more, but were " + conversions + " on path " + path);
        check(nulls >= 0, () -> "nulls must be 0 or more, but were " + nulls + " on path " + path);
        check(
                conversions > 0 || value.signum() == 0,
                () -> "conversions must be 1 or more where there is a value, but were 0 with " + value + " on path "
                        + path);
        int n = path.size();
        ensureScratch(n);
        for (int i = 0; i < n; i++) {
            scratch[i] = labels().code(notBlank(path.get(i), "label"));
        }
        n = transform(steps.apply(scratch, 0, n));
        if (conversions > 0) {
            MoneyUnit unit = value.unit();
            store.addConversions(scratch, 0, n, conversions, unit, unit.in(value));
        }
        if (nulls > 0) {
            store.addNulls(scratch, 0, n, nulls);
        }
    }

    /**
     * Adds all rows of another table.
     *
     * @param other a table over the same paths; left alone
     * @throws IllegalArgumentException if its dimension or its transforms are others
     */
    public void merge(PathTable other) {
        requireSamePaths(other);
        TableTranslation translation = new TableTranslation(other.labels(), labels());
        PathStore from = other.store;
        for (int row = 0, rows = from.rows(); row < rows; row++) {
            if (from.isLive(row)) {
                int n = from.length(row);
                ensureScratch(n);
                translation.path(from, row, scratch, true);
                store.addRow(from, row, scratch, 0);
            }
        }
    }

    /**
     * Takes all rows of another table out of this one.
     *
     * @param other a table over the same paths whose journeys were all added to this one; left alone
     * @throws IllegalArgumentException if its dimension or its transforms are others, or if a path would be left with fewer
     *     than no journeys, or with a value but no conversion; this table is then unchanged
     */
    public void subtract(PathTable other) {
        requireSamePaths(other);
        Subtraction subtraction = new Subtraction(store, other.store);
        subtraction.apply(subtraction.check());
        if (store.rows() > 2 * store.live() + 16) {
            store = store.compacted();
        }
    }

    private void requireSamePaths(PathTable other) {
        check(
                path().equals(other.path()) && transforms().equals(other.transforms()),
                () -> "path tables must be over the same paths, but are over " + path().name() + " " + transforms()
                        + " and " + other.path().name() + " " + other.transforms());
    }

    /**
     * A table of the same content that changes on its own.
     *
     * @return a copy
     */
    public PathTable copy() {
        return new PathTable(schema, transforms(), store.copy());
    }

    /**
     * The number of distinct paths.
     *
     * @return the number of rows, 0 or more, the empty path included
     */
    public int size() {
        return store.live();
    }

    /**
     * The number of converting journeys.
     *
     * @return the sum of c
     */
    public long conversions() {
        long sum = 0;
        for (PathCursor row = unorderedCursor(); row.next(); ) {
            sum = Math.addExact(sum, row.conversions());
        }
        return sum;
    }

    /**
     * The number of journeys that did not convert.
     *
     * @return the sum of u
     */
    public long nulls() {
        long sum = 0;
        for (PathCursor row = unorderedCursor(); row.next(); ) {
            sum = Math.addExact(sum, row.nulls());
        }
        return sum;
    }

    /**
     * The value of all conversions in each currency, exactly.
     *
     * @return the sums of v, sorted by currency code; zeros included, currencies without a conversion not
     */
    public ImmutableMap<Currency, Money> values() {
        return store.totals();
    }

    /**
     * The rows in canonical order: by their labels, step by step, a path before its continuations.
     *
     * @return a cursor before the first row; making it sorts the paths, O(size log size)
     */
    public PathCursor cursor() {
        return new PathCursor(store, store.sortedRows());
    }

    /**
     * The rows in an order of no meaning, without sorting them.
     *
     * @return a cursor before the first row
     */
    public PathCursor unorderedCursor() {
        return new PathCursor(store, null);
    }

    /**
     * Shows all journeys, aggregated, in canonical order: per path and unit of value one converting row whose multiplicity
     * is the number of conversions, then one open row whose multiplicity is u.
     *
     * @param consumer receives the rows under {@link #schema}; each is overwritten by the next
     */
    public void forEachJourney(Consumer<? super JourneyView> consumer) {
        new PathReplay(schema).replay(cursor(), consumer);
    }

    /**
     * Shows all journeys as {@link #forEachJourney} does, but in an order of no meaning, without sorting them: enough for
     * statistics, whose results do not depend on it.
     *
     * @param consumer receives the rows under {@link #schema}; each is overwritten by the next
     */
    public void forEachJourneyUnordered(Consumer<? super JourneyView> consumer) {
        new PathReplay(schema).replay(unorderedCursor(), consumer);
    }

    /**
     * The rows of {@link #forEachJourney} as a batch.
     *
     * @return a batch under {@link #schema}
     */
    public JourneyBatch toBatch() {
        JourneyBatch.Builder rows = JourneyBatch.builder(schema);
        forEachJourney(rows::add);
        return rows.build();
    }

    PathStore store() {
        return store;
    }

    /** Tables are equal if they count the same paths with the same numbers, over the same dimension and transforms. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PathTable that
                && path().equals(that.path())
                && transforms().equals(that.transforms())
                && TableTranslation.sameRows(store, that.store);
    }

    /** A hash of the content; it changes with it. */
    @Override
    public int hashCode() {
        return TableTranslation.hash(store);
    }

    /** The size and the totals. */
    @Override
    public String toString() {
        return "PathTable of " + size() + " paths over " + path().name() + ", " + conversions() + " conversions worth "
                + values().values() + ", " + nulls() + " without";
    }

    private Object writeReplace() {
        return new PathTableForm(this);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a path table is read through its serial form");
    }
}
