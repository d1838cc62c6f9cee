package org.attributionj.core.columnar;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.notNull;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.MoneyUnit;
import org.jspecify.annotations.Nullable;

/**
 * Encodes one journey at a time into a small reusable row. Owns its arrays: one thread at a time.
 *
 * <p>The view that it returns is always the same one and is overwritten by the next call.
 */
public final class JourneyEncoder {
    private final JourneySchema schema;
    private final JourneyView view;
    private final boolean withTimes;
    private final boolean withMarks;
    private final boolean withCustomers;
    private final boolean withEnds;
    private final boolean hasMoreThanPaths;
    private @Nullable Recoding recoding;
    private @Nullable RowWriter writer;

    /**
     * An encoder.
     *
     * @param schema the columns to fill
     */
    public JourneyEncoder(JourneySchema schema) {
        this.schema = notNull(schema, "schema");
        view = new JourneyView(schema);
        view.rows = 1;
        withTimes = schema.has(Feature.TIMES);
        withMarks = schema.has(Feature.MILESTONES) || schema.has(Feature.ENGAGEMENT);
        withCustomers = schema.has(Feature.CUSTOMER);
        withEnds = schema.has(Feature.END);
        view.columns = new int[schema.columns().size()][0];
        view.measures = new long[schema.measures().size()][0];
        view.rowColumns.setCapacity(1);
        hasMoreThanPaths = !schema.needs().equals(Needs.NOTHING);
    }

    /**
     * Encodes a journey. The value is the conversion's with all adjustments. A conversion that is of negative value itself
     * takes something back and stands for no conversion: its multiplicity is 0.
     *
     * @param journey the journey
     * @return the row, valid until the next call
     */
    public JourneyView encode(Journey journey) {
        List<Touchpoint> touchpoints = journey.touchpoints();
        int n = touchpoints.size();
        ensureCapacity(n);
        for (int i = 0; i < n; i++) {
            encode(touchpoints.get(i), i, journey.end());
        }
        encodeRow(journey, view.rowColumns);
        if (journey.conversion() == null) {
            setOutcome(n, false, 1);
        } else {
            setOutcome(n, true, journey.conversion().value().signum() < 0 ? 0 : 1);
            Money value = journey.adjustments().isEmpty()
                    ? journey.conversion().value()
                    : journey.netValue().orElseThrow();
            MoneyUnit unit = value.unit();
            view.values.add(unit, unit.in(value));
        }
        return view.moveTo(0);
    }

    private void encodeRow(Journey journey, RowColumns row) {
        if (withCustomers) {
            row.customers[0] = schema.customers().code(journey.customer());
        }
        if (withEnds) {
            row.ends[0] = journey.end().toEpochMilli();
        }
        for (int column = 0; column < row.labels.length; column++) {
            String label = schema.rowColumns().get(column).label(journey);
            row.labels[column][0] = schema.rowLabels(column).code(label);
        }
    }

    private void encode(Touchpoint touchpoint, int i, Instant end) {
        view.codes[i] = schema.pathLabels().code(schema.path().label(touchpoint));
        if (withTimes) {
            view.ages[i] = millisBetween(touchpoint.time(), end);
        }
        if (withMarks) {
            view.marks[i] = JourneyView.mark(touchpoint.type().engagement(), touchpoint.milestones());
        }
        for (int column = 0; column < view.columns.length; column++) {
            Dimension dimension = schema.columns().get(column);
            view.columns[column][i] = schema.columnLabels(column).code(dimension.label(touchpoint));
        }
        for (int column = 0; column < view.measures.length; column++) {
            view.measures[column][i] = schema.measures().get(column).billionths(touchpoint);
        }
    }

    private static long millisBetween(Instant from, Instant to) {
        long seconds = Math.subtractExact(to.getEpochSecond(), from.getEpochSecond());
        long nanos = (long) to.getNano() - from.getNano();
        return Math.addExact(Math.multiplyExact(seconds, 1000L), Math.floorDiv(nanos, 1_000_000L));
    }

    /**
     * Takes a path whose labels are coded already.
     *
     * @param codes the codes
     * @param offset the index of the path's first code
     * @param n the length of the path
     * @param multiplicity how many open journeys it stands for
     * @return the row, valid until the next call
     */
    public JourneyView encodeOpenPath(int[] codes, int offset, int n, long multiplicity) {
        copyPath(codes, offset, n);
        setOutcome(n, false, multiplicity);
        return view.moveTo(0);
    }

    /**
     * Takes a path whose labels are coded already, and its value.
     *
     * @param codes the codes
     * @param offset the index of the path's first code
     * @param n the length of the path
     * @param multiplicity how many conversions it stands for
     * @param value their total value
     * @return the row, valid until the next call
     */
    public JourneyView encodeConvertedPath(int[] codes, int offset, int n, long multiplicity, Money value) {
        copyPath(codes, offset, n);
        setOutcome(n, true, multiplicity);
        MoneyUnit unit = value.unit();
        view.values.add(unit, unit.in(value));
        return view.moveTo(0);
    }

    /**
     * Takes a path whose labels are coded already, and its value in whole units.
     *
     * @param codes the codes
     * @param offset the index of the path's first code
     * @param n the length of the path
     * @param multiplicity how many conversions it stands for
     * @param unit the unit of the value
     * @param units their total value, in units
     * @return the row, valid until the next call
     */
    public JourneyView encodeConvertedPath(
            int[] codes, int offset, int n, long multiplicity, MoneyUnit unit, long units) {
        copyPath(codes, offset, n);
        setOutcome(n, true, multiplicity);
        view.values.add(unit, units);
        return view.moveTo(0);
    }

    /**
     * Takes a row that is encoded under another schema: its labels are translated, and what this schema does not ask for
     * is left out.
     *
     * @param journey a row, not one that this encoder returned
     * @return the row itself if it is encoded under this schema already, else the translated row, valid until the next
     *     call
     * @throws MissingDataException if the other schema has another path, or lacks a feature or a column of this one
     */
    public JourneyView encode(JourneyView journey) {
        if (journey.schema() == schema) {
            return journey;
        }
        Recoding recoding = this.recoding;
        if (recoding == null || !recoding.isFrom(journey.schema())) {
            recoding = new Recoding(journey.schema(), schema);
            this.recoding = recoding;
        }
        int n = journey.length();
        ensureCapacity(n);
        for (int i = 0; i < n; i++) {
            view.codes[i] = recoding.code(journey, i);
            copyFeatures(journey, i, i);
        }
        for (int column = 0; column < view.columns.length; column++) {
            for (int i = 0; i < n; i++) {
                view.columns[column][i] = recoding.column(journey, column, i);
            }
        }
        for (int column = 0; column < view.measures.length; column++) {
            for (int i = 0; i < n; i++) {
                view.measures[column][i] = recoding.billionths(journey, column, i);
            }
        }
        recoding.copyRow(journey, view.rowColumns, withCustomers, withEnds);
        return copyOutcome(journey, n);
    }

    /**
     * Takes the steps of a transformed path as a journey: each step has its own label, and the age, milestones,
     * engagement and columns of the touchpoint at whose place it stands. Outcome, value and multiplicity are the
     * journey's.
     *
     * @param journey the journey before the transforms, encoded under this schema by another encoder or batch
     * @param steps the journey's steps
     * @return the row, valid until the next call
     * @throws IllegalArgumentException if the journey or the steps are coded by other dictionaries, the steps are another
     *     journey's, or the row is this encoder's own
     */
    public JourneyView encodeSteps(JourneyView journey, PathSteps steps) {
        check(journey != view, "journey must not be the row of this encoder; take a second encoder for the steps");
        check(
                journey.schema() == schema && steps.labels() == schema.pathLabels(),
                "journey and steps must be coded by the dictionaries of this encoder");
        check(
                journey.length() == steps.touchpoints(),
                () -> "steps of " + steps.touchpoints() + " touchpoints do not belong to a journey of "
                        + journey.length());
        int n = steps.count();
        ensureCapacity(n);
        for (int step = 0; step < n; step++) {
            int touch = steps.firstTouchpoint(step);
            view.codes[step] = steps.code(step);
            copyFeatures(journey, touch, step);
            for (int column = 0; column < view.columns.length; column++) {
                view.columns[column][step] = journey.column(column, touch);
            }
            for (int column = 0; column < view.measures.length; column++) {
                view.measures[column][step] = journey.billionths(column, touch);
            }
        }
        view.rowColumns.copy(journey.rowColumns, journey.row(), 0);
        return copyOutcome(journey, n);
    }

    private void copyFeatures(JourneyView journey, int from, int to) {
        if (withTimes) {
            view.ages[to] = journey.millisBeforeEnd(from);
        }
        if (withMarks) {
            view.marks[to] = journey.mark(from);
        }
    }

    private JourneyView copyOutcome(JourneyView journey, int n) {
        setOutcome(n, journey.isConverted(), journey.multiplicity());
        if (journey.isConverted()) {
            journey.copyValueTo(view.values);
        }
        return view.moveTo(0);
    }

    private void copyPath(int[] codes, int offset, int n) {
        if (hasMoreThanPaths) {
            throw new IllegalStateException(
                    "a bare path has no times, marks or columns, but the schema asks for some; see row()");
        }
        ensureCapacity(n);
        System.arraycopy(codes, offset, view.codes, 0, n);
    }

    /**
     * Starts a row from primitives: for engines that hold columns. Every touchpoint, and every column that the schema asks for,
     * is the caller's to fill in before the row is finished.
     *
     * @param n the number of touchpoints
     * @return the row to fill in, always the same object, valid until the next call of any method of this encoder
     * @throws IllegalArgumentException if the number is negative
     */
    public RowWriter row(int n) {
        check(n >= 0, () -> "the number of touchpoints must be 0 or more, but was " + n);
        RowWriter known = writer;
        if (known == null) {
            known = new RowWriter(this);
            writer = known;
        }
        return known.start(blank(n));
    }

    /** Room for a journey whose columns the caller fills in, and then its outcome. */
    JourneyView blank(int n) {
        ensureCapacity(n);
        view.offsets[1] = n;
        return view;
    }

    /** More room, for a journey that is filled in and turns out to be longer. */
    void extend(int capacity) {
        view.codes = Arrays.copyOf(view.codes, capacity);
        if (withTimes) {
            view.ages = Arrays.copyOf(view.ages, capacity);
        }
        if (withMarks) {
            view.marks = Arrays.copyOf(view.marks, capacity);
        }
        Arrays.setAll(view.columns, column -> Arrays.copyOf(view.columns[column], capacity));
        Arrays.setAll(view.measures, column -> Arrays.copyOf(view.measures[column], capacity));
    }

    void setOutcome(int n, boolean converted, long multiplicity) {
        view.offsets[1] = n;
        view.convertedBits[0] = converted ? 1 : 0;
        view.values.clear();
        if (multiplicity != 1 || view.multiplicities.length > 0) {
            view.multiplicities = view.multiplicities.length == 0 ? new long[1] : view.multiplicities;
            view.multiplicities[0] = multiplicity;
        }
    }

    private void ensureCapacity(int n) {
        if (view.codes.length >= n) {
            return;
        }
        // the first journey gets arrays that just fit: many encoders see only one
        int capacity = view.codes.length == 0 ? n : Math.max(n, 2 * view.codes.length);
        view.codes = new int[capacity];
        if (withTimes) {
            view.ages = new long[capacity];
        }
        if (withMarks) {
            view.marks = new byte[capacity];
        }
        Arrays.setAll(view.columns, column -> new int[capacity]);
        Arrays.setAll(view.measures, column -> new long[capacity]);
    }
}
