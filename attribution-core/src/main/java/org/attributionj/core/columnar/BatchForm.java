package org.attributionj.core.columnar;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.attributionj.core.internal.SerialData;
import org.attributionj.core.money.MoneyUnit;

/** The serial form of a batch: its dimensions, then its labels and rows as plain data. */
final class BatchForm implements Serializable {
    private static final long serialVersionUID = 1L;

    private transient JourneyBatch batch;

    BatchForm(JourneyBatch batch) {
        this.batch = batch;
    }

    private Object readResolve() {
        return batch;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        JourneySchema schema = batch.schema();
        out.defaultWriteObject();
        out.writeObject(schema.path());
        writeAll(out, schema.columns());
        out.writeInt(schema.features().size());
        for (Feature feature : schema.features()) {
            SerialData.writeText(out, feature.name());
        }
        writeAll(out, schema.rowColumns());
        writeAll(out, schema.measures());
        SerialData.writeTexts(out, schema.pathLabels().labels());
        for (int column = 0; column < schema.columns().size(); column++) {
            SerialData.writeTexts(out, schema.columnLabels(column).labels());
        }
        for (int column = 0; column < schema.rowColumns().size(); column++) {
            SerialData.writeTexts(out, schema.rowLabels(column).labels());
        }
        SerialData.writeTexts(out, schema.customers().labels());
        writeRows(out);
    }

    private static void writeAll(ObjectOutputStream out, List<?> values) throws IOException {
        out.writeInt(values.size());
        for (Object value : values) {
            out.writeObject(value);
        }
    }

    private static <T> ImmutableSet<T> readAll(ObjectInputStream in, Class<T> type)
            throws IOException, ClassNotFoundException {
        ImmutableSet.Builder<T> values = ImmutableSet.builder();
        for (int left = SerialData.readCount(in); left > 0; left--) {
            values.add(type.cast(in.readObject()));
        }
        return values.build();
    }

    private void writeRows(ObjectOutputStream out) throws IOException {
        JourneyView journey = batch.view();
        List<MoneyUnit> units = units(journey);
        out.writeInt(units.size());
        for (MoneyUnit unit : units) {
            SerialData.writeText(out, unit.currency().getCurrencyCode());
            out.writeInt(unit.scale());
        }
        out.writeInt(batch.rows());
        for (int row = 0; row < batch.rows(); row++) {
            writeRow(out, journey.moveTo(row), units);
        }
    }

    /** The units of value in the order of their first rows. */
    private List<MoneyUnit> units(JourneyView journey) {
        Set<MoneyUnit> units = new LinkedHashSet<>();
        for (int row = 0; row < batch.rows(); row++) {
            if (journey.moveTo(row).isConverted()) {
                units.add(journey.valueUnit());
            }
        }
        return new ArrayList<>(units);
    }

    private static void writeRow(ObjectOutputStream out, JourneyView journey, List<MoneyUnit> units)
            throws IOException {
        JourneySchema schema = journey.schema();
        int n = journey.length();
        out.writeInt(n);
        for (int i = 0; i < n; i++) {
            out.writeInt(journey.code(i));
            if (schema.has(Feature.TIMES)) {
                out.writeLong(journey.millisBeforeEnd(i));
            }
            if (hasMarks(schema)) {
                out.writeByte(journey.mark(i));
            }
            for (int column = 0; column < schema.columns().size(); column++) {
                out.writeInt(journey.column(column, i));
            }
            for (int column = 0; column < schema.measures().size(); column++) {
                out.writeLong(journey.billionths(column, i));
            }
        }
        if (schema.has(Feature.CUSTOMER)) {
            out.writeInt(journey.customer());
        }
        if (schema.has(Feature.END)) {
            out.writeLong(journey.endMillis());
        }
        for (int column = 0; column < schema.rowColumns().size(); column++) {
            out.writeInt(journey.rowColumn(column));
        }
        out.writeLong(journey.multiplicity());
        out.writeBoolean(journey.isConverted());
        if (journey.isConverted()) {
            out.writeByte(units.indexOf(journey.valueUnit()));
            out.writeBoolean(journey.valueFitsLong());
            if (journey.valueFitsLong()) {
                out.writeLong(journey.valueUnits());
            } else {
                SerialData.writeInteger(out, journey.valueUnit().in(journey.value()));
            }
        }
    }

    private static boolean hasMarks(JourneySchema schema) {
        return schema.has(Feature.MILESTONES) || schema.has(Feature.ENGAGEMENT);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        try {
            read(in);
        } catch (RuntimeException e) {
            throw SerialData.invalid("batch of journeys", e);
        }
    }

    private void read(ObjectInputStream in) throws IOException, ClassNotFoundException {
        Dimension path = (Dimension) in.readObject();
        ImmutableSet<Dimension> columns = readAll(in, Dimension.class);
        ImmutableSet.Builder<Feature> features = ImmutableSet.builder();
        for (int left = SerialData.readCount(in); left > 0; left--) {
            features.add(Feature.valueOf(SerialData.readText(in)));
        }
        ImmutableSet<RowDimension> rowColumns = readAll(in, RowDimension.class);
        Needs needs = new Needs(features.build(), columns, rowColumns, readAll(in, Measure.class));
        JourneySchema schema = JourneySchema.of(path, needs);
        SerialData.readTexts(in).forEach(schema.pathLabels()::code);
        for (int column = 0; column < schema.columns().size(); column++) {
            SerialData.readTexts(in).forEach(schema.columnLabels(column)::code);
        }
        for (int column = 0; column < schema.rowColumns().size(); column++) {
            SerialData.readTexts(in).forEach(schema.rowLabels(column)::code);
        }
        SerialData.readTexts(in).forEach(schema.customers()::code);
        batch = readRows(in, schema);
    }

    private static JourneyBatch readRows(ObjectInputStream in, JourneySchema schema) throws IOException {
        List<MoneyUnit> units = new ArrayList<>();
        for (int left = SerialData.readCount(in); left > 0; left--) {
            units.add(new MoneyUnit(Currency.getInstance(SerialData.readText(in)), in.readInt()));
        }
        JourneyBatch.Builder rows = JourneyBatch.builder(schema);
        JourneyEncoder encoder = new JourneyEncoder(schema);
        for (int left = SerialData.readCount(in); left > 0; left--) {
            rows.add(readRow(in, encoder, units));
        }
        return rows.build();
    }

    private static JourneyView readRow(ObjectInputStream in, JourneyEncoder encoder, List<MoneyUnit> units)
            throws IOException {
        int n = SerialData.readCount(in);
        JourneyView row = encoder.blank(SerialData.capacity(0, n));
        JourneySchema schema = row.schema();
        for (int i = 0; i < n; i++) {
            if (i == row.codes.length) {
                encoder.extend(SerialData.capacity(i, n));
            }
            row.codes[i] = code(in, schema.pathLabels());
            if (schema.has(Feature.TIMES)) {
                row.ages[i] = in.readLong();
            }
            if (hasMarks(schema)) {
                row.marks[i] = in.readByte();
            }
            for (int column = 0; column < row.columns.length; column++) {
                row.columns[column][i] = code(in, schema.columnLabels(column));
            }
            for (int column = 0; column < row.measures.length; column++) {
                row.measures[column][i] = in.readLong();
            }
        }
        readRowColumns(in, row.rowColumns, schema);
        long multiplicity = in.readLong();
        boolean converted = in.readBoolean();
        if (multiplicity < (converted ? 0 : 1)) {
            throw new InvalidObjectException(
                    "multiplicity must be 1 or more, or 0 of a row that takes back, but was " + multiplicity);
        }
        encoder.setOutcome(n, converted, multiplicity);
        if (converted) {
            MoneyUnit unit = units.get(in.readUnsignedByte());
            BigInteger value = in.readBoolean() ? BigInteger.valueOf(in.readLong()) : SerialData.readInteger(in);
            row.values.add(unit, value);
        }
        return row.moveTo(0);
    }

    private static void readRowColumns(ObjectInputStream in, RowColumns row, JourneySchema schema) throws IOException {
        if (schema.has(Feature.CUSTOMER)) {
            row.customers[0] = code(in, schema.customers());
        }
        if (schema.has(Feature.END)) {
            row.ends[0] = in.readLong();
        }
        for (int column = 0; column < row.labels.length; column++) {
            row.labels[column][0] = code(in, schema.rowLabels(column));
        }
    }

    private static int code(ObjectInputStream in, Dictionary labels) throws IOException {
        int code = in.readInt();
        if (code < 0 || code >= labels.size()) {
            throw new InvalidObjectException("code " + code + " is none of " + labels.size() + " labels");
        }
        return code;
    }
}
