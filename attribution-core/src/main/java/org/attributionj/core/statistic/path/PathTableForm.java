package org.attributionj.core.statistic.path;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.internal.SerialData;
import org.attributionj.core.money.MoneyUnit;

/** The serial form of a path table: the labels and units that are used, sorted, then the paths, sorted; as plain data. */
final class PathTableForm implements Serializable {
    private static final long serialVersionUID = 1L;

    private transient PathTable table;

    PathTableForm(PathTable table) {
        this.table = table;
    }

    private Object readResolve() {
        return table;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        out.writeObject(table.path());
        SerialData.writeTexts(
                out, table.transforms().stream().map(PathTransform::toString).toList());
        Dictionary labels = table.labels();
        boolean[] isUsed = usedLabels();
        List<String> sorted = labels.labels().stream()
                .filter(label -> isUsed[labels.find(label)])
                .sorted()
                .toList();
        SerialData.writeTexts(out, sorted);
        int[] rankOf = new int[isUsed.length];
        for (int rank = 0; rank < sorted.size(); rank++) {
            rankOf[labels.find(sorted.get(rank))] = rank;
        }
        writeRows(out, rankOf);
    }

    private boolean[] usedLabels() {
        boolean[] isUsed = new boolean[table.labels().size()];
        for (PathCursor row = table.unorderedCursor(); row.next(); ) {
            for (int step = 0; step < row.length(); step++) {
                isUsed[row.code(step)] = true;
            }
        }
        return isUsed;
    }

    private void writeRows(ObjectOutputStream out, int[] rankOf) throws IOException {
        out.writeInt(table.size());
        for (PathCursor row = table.cursor(); row.next(); ) {
            out.writeInt(row.length());
            for (int step = 0; step < row.length(); step++) {
                out.writeInt(rankOf[row.code(step)]);
            }
            out.writeLong(row.nulls());
            writeValues(out, row);
        }
    }

    private static void writeValues(ObjectOutputStream out, PathCursor row) throws IOException {
        int present = 0;
        for (int unit = 0; unit < row.units(); unit++) {
            present += row.unitConversions(unit) == 0 ? 0 : 1;
        }
        out.writeInt(present);
        for (int unit = 0; unit < row.units(); unit++) {
            if (row.unitConversions(unit) != 0) {
                out.writeUTF(row.unit(unit).currency().getCurrencyCode());
                out.writeInt(row.unit(unit).scale());
                out.writeLong(row.unitConversions(unit));
                SerialData.writeInteger(out, row.unitValue(unit));
            }
        }
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        try {
            read(in);
        } catch (RuntimeException e) {
            throw SerialData.invalid("path table", e);
        }
    }

    private void read(ObjectInputStream in) throws IOException, ClassNotFoundException {
        Dimension path = (Dimension) in.readObject();
        List<PathTransform> transforms = new ArrayList<>();
        SerialData.readTexts(in).forEach(text -> transforms.add(PathTransform.parse(text)));
        table = PathTable.of(path, transforms);
        SerialData.readTexts(in).forEach(table.labels()::code);
        int[] codes = {};
        for (int left = SerialData.readCount(in); left > 0; left--) {
            int n = SerialData.readCount(in);
            for (int step = 0; step < n; step++) {
                codes = SerialData.withRoom(codes, step, n);
                codes[step] = code(in.readInt());
            }
            readRow(in, codes, n);
        }
    }

    private int code(int code) throws InvalidObjectException {
        if (code < 0 || code >= table.labels().size()) {
            throw new InvalidObjectException(
                    "code " + code + " is none of " + table.labels().size() + " labels");
        }
        return code;
    }

    private void readRow(ObjectInputStream in, int[] codes, int n) throws IOException {
        long nulls = notNegative(in.readLong());
        if (nulls > 0) {
            table.store().addNulls(codes, 0, n, nulls);
        }
        for (int left = SerialData.readCount(in); left > 0; left--) {
            MoneyUnit unit = new MoneyUnit(Currency.getInstance(in.readUTF()), in.readInt());
            long conversions = notNegative(in.readLong());
            BigInteger value = SerialData.readInteger(in);
            table.store().addConversions(codes, 0, n, conversions, unit, value);
        }
    }

    private static long notNegative(long count) throws InvalidObjectException {
        if (count < 0) {
            throw new InvalidObjectException("a count must be 0 or more, but was " + count);
        }
        return count;
    }
}
