package org.attributionj.core.columnar;

import static org.attributionj.core.internal.Checks.notNull;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import org.attributionj.core.journey.Journey;

/**
 * Many journeys as columns of primitives.
 *
 * <pre>
 *   bytes per touchpoint: 4 (code) + 8 with times + 1 with milestones or engagement + 4 per further column + 8 per measure
 *   bytes per journey:    4 (offset) + 1/8 + 1/16 (outcome), 8 more if it converted, 8 more if journeys are aggregated,
 *                         4 more with customers, 8 with ends, 4 per column of the row
 * </pre>
 *
 * <p>At most 2<sup>31</sup> - 1 touchpoints; larger data are several batches. Immutable and thread-safe; each thread
 * reads through its own {@link #view}. Equal rows under dictionaries of equal order serialise to equal bytes.
 */
public final class JourneyBatch implements Serializable {
    private static final long serialVersionUID = 1L;

    private final transient JourneySchema schema;
    private final transient int rows;
    private final transient int[] offsets;
    private final transient int[] codes;
    private final transient long[] ages;
    private final transient byte[] marks;
    private final transient int[][] columns;
    private final transient long[][] measures;
    private final transient RowColumns rowColumns;
    private final transient long[] convertedBits;
    private final transient int[] convertedBefore;
    private final transient long[] multiplicities;
    private final transient ValueColumn values;

    private JourneyBatch(Builder builder) {
        int touches = builder.offsets[builder.rows];
        schema = builder.schema;
        rows = builder.rows;
        offsets = Arrays.copyOf(builder.offsets, rows + 1);
        codes = Arrays.copyOf(builder.codes, touches);
        ages = builder.withTimes ? Arrays.copyOf(builder.ages, touches) : builder.ages;
        marks = builder.withMarks ? Arrays.copyOf(builder.marks, touches) : builder.marks;
        columns = new int[builder.columns.length][];
        Arrays.setAll(columns, column -> Arrays.copyOf(builder.columns[column], touches));
        measures = new long[builder.measures.length][];
        Arrays.setAll(measures, column -> Arrays.copyOf(builder.measures[column], touches));
        rowColumns = builder.rowColumns;
        rowColumns.setCapacity(rows);
        convertedBits = Arrays.copyOf(builder.convertedBits, (rows >>> 6) + 1);
        convertedBefore = new int[convertedBits.length];
        for (int word = 1; word < convertedBits.length; word++) {
            convertedBefore[word] = convertedBefore[word - 1] + Long.bitCount(convertedBits[word - 1]);
        }
        multiplicities = builder.multiplicities.length == 0
                ? builder.multiplicities
                : Arrays.copyOf(builder.multiplicities, rows);
        values = builder.values;
        values.trim();
    }

    /**
     * A builder of a batch.
     *
     * @param schema the columns
     * @return an empty builder
     */
    public static Builder builder(JourneySchema schema) {
        return new Builder(schema);
    }

    /**
     * The columns.
     *
     * @return the schema
     */
    public JourneySchema schema() {
        return schema;
    }

    /**
     * The number of journeys.
     *
     * @return the number of rows, 0 or more
     */
    public int rows() {
        return rows;
    }

    /**
     * The number of touchpoints of all journeys.
     *
     * @return the number, 0 or more
     */
    public int touchpoints() {
        return offsets[rows];
    }

    /**
     * A new view of this batch, at its first row if there is one.
     *
     * @return a view for one thread
     */
    public JourneyView view() {
        JourneyView view = new JourneyView(schema);
        view.rows = rows;
        view.offsets = offsets;
        view.codes = codes;
        view.ages = ages;
        view.marks = marks;
        view.columns = columns;
        view.measures = measures;
        view.rowColumns = rowColumns;
        view.convertedBits = convertedBits;
        view.convertedBefore = convertedBefore;
        view.multiplicities = multiplicities;
        view.values = values;
        return rows == 0 ? view : view.moveTo(0);
    }

    private Object writeReplace() {
        return new BatchForm(this);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a batch is read through its serial form");
    }

    /** Collects journeys for a batch. Not thread-safe; can be built once. */
    public static final class Builder {
        private final JourneySchema schema;
        private final JourneyEncoder encoder;
        private final boolean withTimes;
        private final boolean withMarks;
        private int rows;
        private int[] offsets = new int[16];
        private int[] codes = new int[64];
        private long[] ages = {};
        private byte[] marks = {};
        private final int[][] columns;
        private final long[][] measures;
        private final RowColumns rowColumns;
        private long[] convertedBits = new long[1];
        private long[] multiplicities = {};
        private final ValueColumn values = new ValueColumn(16);
        private boolean built;

        private Builder(JourneySchema schema) {
            this.schema = notNull(schema, "schema");
            encoder = new JourneyEncoder(schema);
            withTimes = schema.has(Feature.TIMES);
            withMarks = schema.has(Feature.MILESTONES) || schema.has(Feature.ENGAGEMENT);
            columns = new int[schema.columns().size()][codes.length];
            measures = new long[schema.measures().size()][codes.length];
            rowColumns = new RowColumns(schema);
            rowColumns.setCapacity(offsets.length);
            if (withTimes) {
                ages = new long[codes.length];
            }
            if (withMarks) {
                marks = new byte[codes.length];
            }
        }

        /**
         * Encodes and adds a journey.
         *
         * @param journey the journey
         * @return this builder
         * @throws IllegalStateException if the batch is full or already built
         */
        public Builder add(Journey journey) {
            return add(encoder.encode(journey));
        }

        /**
         * Copies the row that a view is at.
         *
         * @param journey a view under the same schema object
         * @return this builder
         * @throws IllegalArgumentException if the view is under another schema
         * @throws IllegalStateException if the batch is full or already built
         */
        public Builder add(JourneyView journey) {
            if (journey.schema() != schema) {
                throw new IllegalArgumentException("journey must be encoded under the batch's own schema");
            }
            if (built) {
                throw new IllegalStateException("the batch is built; take a new builder");
            }
            int start = offsets[rows];
            int n = journey.length();
            ensureCapacity(start, n);
            for (int i = 0; i < n; i++) {
                codes[start + i] = journey.code(i);
            }
            if (withTimes) {
                for (int i = 0; i < n; i++) {
                    ages[start + i] = journey.millisBeforeEnd(i);
                }
            }
            if (withMarks) {
                for (int i = 0; i < n; i++) {
                    marks[start + i] = journey.mark(i);
                }
            }
            for (int column = 0; column < columns.length; column++) {
                for (int i = 0; i < n; i++) {
                    columns[column][start + i] = journey.column(column, i);
                }
            }
            for (int column = 0; column < measures.length; column++) {
                for (int i = 0; i < n; i++) {
                    measures[column][start + i] = journey.billionths(column, i);
                }
            }
            rowColumns.copy(journey.rowColumns, journey.row(), rows);
            if (journey.isConverted()) {
                convertedBits[rows >>> 6] |= 1L << rows;
                journey.copyValueTo(values);
            }
            addMultiplicity(journey.multiplicity());
            rows++;
            offsets[rows] = start + n;
            return this;
        }

        private void addMultiplicity(long multiplicity) {
            if (multiplicity != 1 && multiplicities.length == 0) {
                multiplicities = new long[offsets.length];
                Arrays.fill(multiplicities, 0, rows, 1);
            }
            if (multiplicities.length > 0) {
                if (multiplicities.length <= rows) {
                    multiplicities = Arrays.copyOf(multiplicities, offsets.length);
                }
                multiplicities[rows] = multiplicity;
            }
        }

        private void ensureCapacity(int start, int n) {
            if (rows + 2 > offsets.length) {
                offsets = Arrays.copyOf(offsets, grown(offsets.length, rows + 2L));
                rowColumns.setCapacity(offsets.length);
            }
            if ((rows >>> 6) >= convertedBits.length) {
                convertedBits = Arrays.copyOf(convertedBits, grown(convertedBits.length, (rows >>> 6) + 1L));
            }
            if (start + (long) n > codes.length) {
                int capacity = grown(codes.length, start + (long) n);
                codes = Arrays.copyOf(codes, capacity);
                if (withTimes) {
                    ages = Arrays.copyOf(ages, capacity);
                }
                if (withMarks) {
                    marks = Arrays.copyOf(marks, capacity);
                }
                for (int column = 0; column < columns.length; column++) {
                    columns[column] = Arrays.copyOf(columns[column], capacity);
                }
                for (int column = 0; column < measures.length; column++) {
                    measures[column] = Arrays.copyOf(measures[column], capacity);
                }
            }
        }

        private static int grown(int length, long needed) {
            int most = Integer.MAX_VALUE - 8;
            if (needed > most) {
                throw new IllegalStateException("a batch holds at most " + most + " touchpoints; start another batch");
            }
            return (int) Math.min(most, Math.max(needed, length + (length >> 1) + 1L));
        }

        /**
         * The number of journeys so far.
         *
         * @return the number, 0 or more
         */
        public int rows() {
            return rows;
        }

        /**
         * The batch.
         *
         * @return a new batch; this builder takes no more journeys
         */
        public JourneyBatch build() {
            built = true;
            return new JourneyBatch(this);
        }
    }
}
