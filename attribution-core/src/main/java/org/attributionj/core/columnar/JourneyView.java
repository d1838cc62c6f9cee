package org.attributionj.core.columnar;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.attributionj.core.event.Engagement;
import org.attributionj.core.event.Milestone;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.MoneyUnit;

/**
 * One encoded journey at a time: a window over columns that {@link #moveTo} slides from row to row without allocating.
 *
 * <p>This is one final class on purpose: an interface with several live implementations would make every kernel's loop
 * megamorphic. Touchpoints are numbered from 0, oldest first. Indices are the caller's duty: an index outside {@code [0,
 * length())} reads another journey's touchpoint or throws {@link IndexOutOfBoundsException}. One thread at a time; each
 * thread takes its own view.
 */
public final class JourneyView {
    private static final int MILESTONE_BITS = 3;
    private static final Engagement[] ENGAGEMENTS = engagementsByCode();

    private final JourneySchema schema;

    // the columns; package-private so that the encoder can point at grown arrays
    int rows;
    int[] offsets = {0, 0};
    int[] codes = {};
    long[] ages = {};
    byte[] marks = {};
    int[][] columns = {};
    long[][] measures = {};
    RowColumns rowColumns;
    long[] convertedBits = {0};
    int[] convertedBefore = {0};
    long[] multiplicities = {};
    ValueColumn values = new ValueColumn(0);

    /** What a view that shows but a part does not show. */
    private final Set<Feature> hidden = EnumSet.noneOf(Feature.class);

    private int row;
    private int offset;
    private int length;

    JourneyView(JourneySchema schema) {
        this.schema = schema;
        rowColumns = new RowColumns(schema);
    }

    /**
     * A view that follows others and shows only what is needed of them: the path, the outcome, the columns, and the features that
     * are asked for.
     *
     * @param schema the schema of the views that it follows
     * @param needs what to show
     * @return a view without a row, until it follows another one
     */
    public static JourneyView showing(JourneySchema schema, Needs needs) {
        JourneyView view = new JourneyView(schema);
        view.hidden.addAll(schema.features());
        view.hidden.removeAll(needs.features());
        if (!view.hidden.contains(Feature.MILESTONES) || !view.hidden.contains(Feature.ENGAGEMENT)) {
            // the two share their bytes
            view.hidden.removeAll(EnumSet.of(Feature.MILESTONES, Feature.ENGAGEMENT));
        }
        return view;
    }

    /**
     * Stands at the row of another view.
     *
     * @param other a view under the schema that this one was made for
     * @return this view, or the other one if there is nothing to hide
     */
    public JourneyView follow(JourneyView other) {
        if (hidden.isEmpty()) {
            return other;
        }
        rows = other.rows;
        offsets = other.offsets;
        codes = other.codes;
        ages = hidden.contains(Feature.TIMES) ? ages : other.ages;
        marks = hidden.contains(Feature.MILESTONES) || hidden.contains(Feature.ENGAGEMENT) ? marks : other.marks;
        columns = other.columns;
        measures = other.measures;
        rowColumns = other.rowColumns;
        convertedBits = other.convertedBits;
        convertedBefore = other.convertedBefore;
        multiplicities = other.multiplicities;
        values = other.values;
        row = other.row;
        offset = other.offset;
        length = other.length;
        return this;
    }

    /**
     * Slides to a row.
     *
     * @param row the row, in [0, {@link #rows})
     * @return this view
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public JourneyView moveTo(int row) {
        int start = offsets[row];
        this.row = row;
        this.offset = start;
        this.length = offsets[row + 1] - start;
        return this;
    }

    /**
     * The schema of the columns.
     *
     * @return the schema
     */
    public JourneySchema schema() {
        return schema;
    }

    /**
     * The number of rows.
     *
     * @return the number, 0 or more
     */
    public int rows() {
        return rows;
    }

    /**
     * The row that the view is at.
     *
     * @return the row
     */
    public int row() {
        return row;
    }

    /**
     * The number of touchpoints.
     *
     * @return the number, 0 or more
     */
    public int length() {
        return length;
    }

    /**
     * The code of a touchpoint's label in the path's dictionary.
     *
     * @param touch the touchpoint
     * @return the code
     */
    public int code(int touch) {
        return codes[offset + touch];
    }

    /**
     * The label of a touchpoint: its channel, unless paths are over another dimension.
     *
     * @param touch the touchpoint
     * @return the label
     */
    public String label(int touch) {
        return schema.pathLabels().label(code(touch));
    }

    /**
     * How long before the journey's end a touchpoint happened.
     *
     * @param touch the touchpoint
     * @return milliseconds, 0 or more
     * @throws MissingDataException if times were not asked for, see {@link Needs#TIMES}
     */
    public long millisBeforeEnd(int touch) {
        // costs nothing where all is well: the array is checked anyway
        try {
            return ages[offset + touch];
        } catch (ArrayIndexOutOfBoundsException e) {
            throw missing(ages.length, touch, Feature.TIMES, e);
        }
    }

    /** Tells a reader of what was not asked for from one that reads beyond the journey. */
    private RuntimeException missing(int known, int touch, Feature feature, ArrayIndexOutOfBoundsException e) {
        boolean isTouchpoint = touch >= 0 && touch < length;
        return isTouchpoint && known <= offset + touch ? MissingDataException.notAskedFor(feature) : e;
    }

    /**
     * Whether a touchpoint brought about a milestone.
     *
     * @param touch the touchpoint
     * @param milestone the milestone
     * @return whether it did
     * @throws MissingDataException if the schema has neither {@link Feature#MILESTONES} nor {@link Feature#ENGAGEMENT}
     */
    public boolean has(int touch, Milestone milestone) {
        try {
            return (marks[offset + touch] & milestone.flag()) != 0;
        } catch (ArrayIndexOutOfBoundsException e) {
            throw missing(marks.length, touch, Feature.MILESTONES, e);
        }
    }

    /**
     * What the customer did at a touchpoint.
     *
     * @param touch the touchpoint
     * @return the engagement
     * @throws MissingDataException if the schema has neither {@link Feature#MILESTONES} nor {@link Feature#ENGAGEMENT}
     */
    public Engagement engagement(int touch) {
        try {
            return ENGAGEMENTS[marks[offset + touch] >>> MILESTONE_BITS];
        } catch (ArrayIndexOutOfBoundsException e) {
            throw missing(marks.length, touch, Feature.ENGAGEMENT, e);
        }
    }

    private static Engagement[] engagementsByCode() {
        Engagement[] byCode = new Engagement[Engagement.values().length];
        for (Engagement engagement : Engagement.values()) {
            byCode[engagement.code()] = engagement;
        }
        return byCode;
    }

    byte mark(int touch) {
        return marks[offset + touch];
    }

    static byte mark(Engagement engagement, Set<Milestone> milestones) {
        int mark = engagement.code() << MILESTONE_BITS;
        for (Milestone milestone : milestones) {
            mark |= milestone.flag();
        }
        return (byte) mark;
    }

    /**
     * The code of a touchpoint's label in another column.
     *
     * @param column the column's index in the schema
     * @param touch the touchpoint
     * @return the code in that column's dictionary
     */
    public int column(int column, int touch) {
        return columns[column][offset + touch];
    }

    /**
     * A touchpoint's number in a column of numbers.
     *
     * @param column the measure's index in the schema
     * @param touch the touchpoint
     * @return the number in billionths, or {@link Measure#UNKNOWN}
     */
    public long billionths(int column, int touch) {
        return measures[column][offset + touch];
    }

    /**
     * Whose journey it is.
     *
     * @return the customer's number in {@link JourneySchema#customers}
     * @throws MissingDataException if the schema has no {@link Feature#CUSTOMER}
     */
    public int customer() {
        if (rowColumns.customers.length == 0 || hidden.contains(Feature.CUSTOMER)) {
            throw MissingDataException.notAskedFor(Feature.CUSTOMER);
        }
        return rowColumns.customers[row];
    }

    /**
     * When the journey ended.
     *
     * @return milliseconds since 1970
     * @throws MissingDataException if the schema has no {@link Feature#END}
     */
    public long endMillis() {
        if (rowColumns.ends.length == 0 || hidden.contains(Feature.END)) {
            throw MissingDataException.notAskedFor(Feature.END);
        }
        return rowColumns.ends[row];
    }

    /**
     * When the journey ended, to the millisecond.
     *
     * @return the time
     * @throws MissingDataException if the schema has no {@link Feature#END}
     */
    public Instant end() {
        return Instant.ofEpochMilli(endMillis());
    }

    /**
     * The code of the journey's label in a column of the row.
     *
     * @param column the column's index in the schema
     * @return the code in that column's dictionary
     */
    public int rowColumn(int column) {
        return rowColumns.labels[column][row];
    }

    /**
     * Whether the journey ended in a conversion.
     *
     * @return whether there is one
     */
    public boolean isConverted() {
        return (convertedBits[row >>> 6] >>> row & 1) != 0;
    }

    /**
     * How many equal journeys this row stands for. An aggregated path whose conversions have values in several units comes
     * as one row per unit, each with its own number of conversions.
     *
     * @return the number, 0 or more; 0 for a conversion of negative value
     */
    public long multiplicity() {
        return multiplicities.length == 0 ? 1 : multiplicities[row];
    }

    /**
     * The unit of the value.
     *
     * @return the unit
     * @throws IllegalStateException if the journey is open
     */
    public MoneyUnit valueUnit() {
        return values.unit(valueIndex());
    }

    /**
     * Whether the value fits a {@code long}, as nearly all do.
     *
     * @return whether {@link #valueUnits} can be called
     * @throws IllegalStateException if the journey is open
     */
    public boolean valueFitsLong() {
        return values.fitsLong(valueIndex());
    }

    /**
     * The total value of the conversions that this row stands for, in units of {@link #valueUnit}.
     *
     * @return the number of units
     * @throws IllegalStateException if the journey is open
     * @throws ArithmeticException if the value does not fit a {@code long}
     */
    public long valueUnits() {
        return values.units(valueIndex());
    }

    /**
     * The total value of the conversions that this row stands for.
     *
     * @return the value
     * @throws IllegalStateException if the journey is open
     */
    public Money value() {
        return values.value(valueIndex());
    }

    void copyValueTo(ValueColumn column) {
        int index = valueIndex();
        if (values.fitsLong(index)) {
            column.add(values.unit(index), values.units(index));
        } else {
            column.add(values.unit(index), values.unit(index).in(values.value(index)));
        }
    }

    /** The rank of this row among the converting rows: the converting rows of earlier words and of this one. */
    private int valueIndex() {
        int word = row >>> 6;
        long bits = convertedBits[word];
        if ((bits >>> row & 1) == 0) {
            throw new IllegalStateException("an open journey has no value");
        }
        return convertedBefore[word] + Long.bitCount(bits & ((1L << row) - 1));
    }
}
