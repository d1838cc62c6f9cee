package org.attributionj.core.statistic.table;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.notBlank;
import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Measure;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.RowDimension;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.JourneyStatistic;
import org.jspecify.annotations.Nullable;

/**
 * Journeys with all that models need of them (times, milestones, columns), by customer: the sufficient statistic of models
 * that look at more than paths. A customer's journeys can be taken out or replaced.
 *
 * <p>Adding a journey is O(touchpoints), removing a customer O(journeys of the customer). Rows that were removed are
 * dropped once they are the majority. The first reading ({@link #toBatch}, {@link #equals}, serialisation) after a change
 * brings the rows into canonical order, O(rows log rows): by customer, end, and content. Tables of equal content are
 * equal and serialise to equal bytes, whatever their history.
 *
 * <p>A touchpoint takes what {@link JourneyBatch} says, a journey 20 bytes more. Mutable; one thread at a time, reading
 * included.
 */
public final class JourneyTable implements Serializable {
    private static final long serialVersionUID = 1L;

    private final transient Needs needs;
    private final transient Dimension path;
    private transient JourneyRows rows;

    private JourneyTable(Dimension path, Needs needs, JourneyRows rows) {
        this.path = path;
        this.needs = needs;
        this.rows = rows;
    }

    /**
     * An empty table.
     *
     * @param path the alphabet of paths
     * @param needs the features and columns to keep
     * @return a table
     */
    public static JourneyTable of(Dimension path, Needs needs) {
        // sorted, so that tables of equal needs have their columns in one order
        Needs sorted = new Needs(
                needs.features(),
                needs.columns().stream()
                        .sorted(Comparator.comparing(Dimension::name))
                        .collect(ImmutableSet.toImmutableSet()),
                needs.rowColumns().stream()
                        .sorted(Comparator.comparing(RowDimension::name))
                        .collect(ImmutableSet.toImmutableSet()),
                needs.measures().stream()
                        .sorted(Comparator.comparing(Measure::name))
                        .collect(ImmutableSet.toImmutableSet()));
        return new JourneyTable(path, sorted, new JourneyRows(JourneySchema.of(path, sorted)));
    }

    static JourneyTable of(JourneyRows rows) {
        return new JourneyTable(rows.schema().path(), rows.schema().needs(), rows);
    }

    /**
     * The table as a statistic: its accumulator and its result are tables. Encoded journeys must carry their customer and end,
     * see {@link Needs#CUSTOMER_AND_END}.
     *
     * @param path the alphabet of paths
     * @param needs the features and columns to keep
     * @return the statistic
     */
    public static JourneyStatistic<JourneyTable, JourneyTable> statistic(Dimension path, Needs needs) {
        return new JourneyTableStatistic(path, needs);
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
     * What is kept of journeys besides their paths.
     *
     * @return the features, and the columns sorted by name
     */
    public Needs needs() {
        return needs;
    }

    /**
     * Adds a journey.
     *
     * @param journey the journey
     * @throws ArithmeticException if its end is no 64-bit number of milliseconds since 1970
     */
    public void add(Journey journey) {
        rows.add(
                journey.customer(), journey.end().toEpochMilli(), rows.encoder().encode(journey));
    }

    /**
     * Adds an encoded journey that carries its customer and its end.
     *
     * @param journey the journey, under any schema with this table's path, all that it {@linkplain #needs needs}, and {@link
     *     Needs#CUSTOMER_AND_END}
     * @throws org.attributionj.core.columnar.MissingDataException if the schema has another path or lacks something
     */
    public void add(JourneyView journey) {
        JourneySchema schema = notNull(journey, "journey").schema();
        if (!schema.meets(Needs.CUSTOMER_AND_END)) {
            schema.require("a table of journeys by customer", Needs.CUSTOMER_AND_END);
        }
        String customer = schema.customers().label(journey.customer());
        rows.add(customer, journey.endMillis(), rows.encoder().encode(journey));
    }

    /**
     * Adds an encoded journey of a customer who is known apart.
     *
     * @param customer the customer's id
     * @param end when the journey ended; counts to the millisecond
     * @param journey the journey, under any schema with this table's path and all that it {@linkplain #needs needs}
     * @throws org.attributionj.core.columnar.MissingDataException if the schema has another path or lacks something
     * @throws IllegalArgumentException if the customer is blank
     * @throws ArithmeticException if its end is no 64-bit number of milliseconds since 1970
     */
    public void add(String customer, Instant end, JourneyView journey) {
        rows.add(
                notBlank(customer, "customer"),
                end.toEpochMilli(),
                rows.encoder().encode(notNull(journey, "journey")));
    }

    /**
     * Adds all journeys of another table.
     *
     * @param other a table with the same path and needs; its content is left alone
     * @throws IllegalArgumentException if its path or needs are others
     */
    public void merge(JourneyTable other) {
        check(
                path.equals(other.path) && needs.equals(other.needs),
                () -> "journey tables must have the same path and needs, but have " + path.name() + " with " + needs
                        + " and " + other.path.name() + " with " + other.needs);
        JourneyRows from = other.rows.canonical();
        other.rows = from;
        JourneyView journey = from.batch().view();
        JourneyEncoder encoder = rows.encoder();
        for (int row = 0, count = from.rows(); row < count; row++) {
            rows.add(from.customer(row), from.end(row), encoder.encode(journey.moveTo(row)));
        }
    }

    /**
     * Takes all journeys of a customer out.
     *
     * @param customer the customer's id
     * @return how many there were
     */
    public int remove(String customer) {
        int removed = rows.remove(notNull(customer, "customer"));
        if (rows.isMostlyRemoved()) {
            rows = rows.canonical();
        }
        return removed;
    }

    /**
     * Puts a customer's journeys in the place of those that are there.
     *
     * @param customer the customer's id
     * @param journeys all journeys of the customer as they are now; none to remove the customer
     * @throws IllegalArgumentException if a journey is of another customer; nothing is changed then
     */
    public void replace(String customer, Collection<Journey> journeys) {
        for (Journey journey : journeys) {
            check(
                    journey.customer().equals(customer),
                    () -> "journeys must be of customer " + customer + ", but one is of " + journey.customer());
        }
        remove(customer);
        journeys.forEach(this::add);
    }

    /**
     * The number of journeys.
     *
     * @return the number, 0 or more
     */
    public int size() {
        return rows.live();
    }

    /**
     * The customers that have journeys.
     *
     * @return the ids, sorted
     */
    public ImmutableList<String> customers() {
        return rows.customers();
    }

    /**
     * All journeys in canonical order: by customer, end, outcome, labels, times, marks, columns, value.
     *
     * @return a batch whose dictionaries are sorted; it does not change with this table
     */
    public JourneyBatch toBatch() {
        rows = rows.canonical();
        return rows.batch();
    }

    /**
     * The customer of each row of {@link #toBatch}, for resampling by customer.
     *
     * @return one id per row
     */
    public ImmutableList<String> customersOfRows() {
        rows = rows.canonical();
        ImmutableList.Builder<String> customers = ImmutableList.builderWithExpectedSize(rows.rows());
        for (int row = 0; row < rows.rows(); row++) {
            customers.add(rows.customer(row));
        }
        return customers.build();
    }

    /**
     * A table of the same content that changes on its own.
     *
     * @return a copy
     */
    public JourneyTable copy() {
        rows = rows.canonical();
        return new JourneyTable(path, needs, rows.copy());
    }

    JourneyRows canonicalRows() {
        rows = rows.canonical();
        return rows;
    }

    /** Tables are equal if they hold the same journeys of the same customers, with the same path and needs. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JourneyTable that
                && path.equals(that.path)
                && needs.equals(that.needs)
                && canonicalRows().hasRowsOf(that.canonicalRows());
    }

    /** A hash of the customers; it changes with them. */
    @Override
    public int hashCode() {
        return 31 * customers().hashCode() + size();
    }

    /** The size. */
    @Override
    public String toString() {
        return "JourneyTable of " + size() + " journeys over " + path.name();
    }

    private Object writeReplace() {
        return new JourneyTableForm(canonicalRows());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a journey table is read through its serial form");
    }
}
