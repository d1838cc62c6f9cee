package org.attributionj.core.columnar;

import static org.attributionj.core.internal.Checks.check;

import java.util.Set;
import org.attributionj.core.event.Engagement;
import org.attributionj.core.event.Milestone;
import org.attributionj.core.money.MoneyUnit;

/**
 * Fills in a row of an encoder from primitives: for engines that hold columns, where making a {@link
 * org.attributionj.core.journey.Journey} of each row would cost most of the time. {@link JourneyEncoder#row} starts one.
 *
 * <p>Codes are those of the encoder's {@link JourneySchema}. Touchpoints are numbered from 0, oldest first. What the schema does
 * not ask for is refused; what it asks for and is not filled in holds what a row before left there. One thread at a time.
 */
public final class RowWriter {
    private final JourneyEncoder encoder;
    private JourneyView row;

    RowWriter(JourneyEncoder encoder) {
        this.encoder = encoder;
        row = encoder.blank(0);
    }

    RowWriter start(JourneyView blank) {
        row = blank;
        return this;
    }

    /**
     * Sets the label of a touchpoint.
     *
     * @param touch the touchpoint
     * @param code the code in the path's dictionary
     * @return this row
     */
    public RowWriter code(int touch, int code) {
        row.codes[touch] = code;
        return this;
    }

    /**
     * Sets how long before the journey's end a touchpoint happened.
     *
     * @param touch the touchpoint
     * @param millis milliseconds, 0 or more
     * @return this row
     * @throws IllegalArgumentException if the time is negative
     * @throws MissingDataException if the schema has no {@link Feature#TIMES}
     */
    public RowWriter millisBeforeEnd(int touch, long millis) {
        check(millis >= 0, () -> "milliseconds before the end must be 0 or more, but were " + millis);
        require(Feature.TIMES, row.ages.length > touch);
        row.ages[touch] = millis;
        return this;
    }

    /**
     * Sets what the customer did at a touchpoint, and the milestones that it brought about.
     *
     * @param touch the touchpoint
     * @param engagement what the customer did
     * @param milestones the milestones
     * @return this row
     * @throws MissingDataException if the schema has neither {@link Feature#ENGAGEMENT} nor {@link Feature#MILESTONES}
     */
    public RowWriter marks(int touch, Engagement engagement, Set<Milestone> milestones) {
        require(Feature.ENGAGEMENT, row.marks.length > touch);
        row.marks[touch] = JourneyView.mark(engagement, milestones);
        return this;
    }

    /**
     * Sets a touchpoint's label in another column.
     *
     * @param column the column's index in the schema
     * @param touch the touchpoint
     * @param code the code in that column's dictionary
     * @return this row
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public RowWriter column(int column, int touch, int code) {
        row.columns[column][touch] = code;
        return this;
    }

    /**
     * Sets a touchpoint's number in a column of numbers.
     *
     * @param column the measure's index in the schema
     * @param touch the touchpoint
     * @param billionths the number, or {@link Measure#UNKNOWN}
     * @return this row
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public RowWriter measure(int column, int touch, long billionths) {
        row.measures[column][touch] = billionths;
        return this;
    }

    /**
     * Sets whose journey it is.
     *
     * @param code the customer's number in {@link JourneySchema#customers}
     * @return this row
     * @throws MissingDataException if the schema has no {@link Feature#CUSTOMER}
     */
    public RowWriter customer(int code) {
        require(Feature.CUSTOMER, row.rowColumns.customers.length > 0);
        row.rowColumns.customers[0] = code;
        return this;
    }

    /**
     * Sets when the journey ended.
     *
     * @param millis milliseconds since 1970
     * @return this row
     * @throws MissingDataException if the schema has no {@link Feature#END}
     */
    public RowWriter endMillis(long millis) {
        require(Feature.END, row.rowColumns.ends.length > 0);
        row.rowColumns.ends[0] = millis;
        return this;
    }

    /**
     * Sets the journey's label in a column of the row.
     *
     * @param column the column's index in the schema
     * @param code the code in that column's dictionary
     * @return this row
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public RowWriter rowColumn(int column, int code) {
        row.rowColumns.labels[column][0] = code;
        return this;
    }

    /**
     * Finishes an open journey.
     *
     * @return the encoder's row, valid until its next call
     */
    public JourneyView open() {
        encoder.setOutcome(row.offsets[1], false, 1);
        return row.moveTo(0);
    }

    /**
     * Finishes a converting journey.
     *
     * @param unit the unit of the conversion's value
     * @param units the value in this unit
     * @return the encoder's row, valid until its next call
     */
    public JourneyView converted(MoneyUnit unit, long units) {
        return converted(unit, units, 1);
    }

    /**
     * Ends the row as a sale of negative value that adjusts none: it is credited with its sign and counts as no conversion.
     *
     * @param unit the unit of the value
     * @param units the value, in units
     * @return the row, until the encoder encodes another one
     */
    public JourneyView takenBack(MoneyUnit unit, long units) {
        return converted(unit, units, 0);
    }

    private JourneyView converted(MoneyUnit unit, long units, long count) {
        encoder.setOutcome(row.offsets[1], true, count);
        row.values.add(unit, units);
        return row.moveTo(0);
    }

    private static void require(Feature feature, boolean isThere) {
        if (!isThere) {
            throw MissingDataException.notAskedFor(feature);
        }
    }
}
