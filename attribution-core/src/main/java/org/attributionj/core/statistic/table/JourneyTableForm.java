package org.attributionj.core.statistic.table;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.internal.SerialData;

/** The serial form of a journey table: a batch in canonical order, then the customer and the end of each row. */
final class JourneyTableForm implements Serializable {
    private static final long serialVersionUID = 1L;

    private transient JourneyRows rows;

    JourneyTableForm(JourneyRows rows) {
        this.rows = rows;
    }

    private Object readResolve() {
        return JourneyTable.of(rows);
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        out.writeObject(rows.batch());
        for (int row = 0; row < rows.rows(); row++) {
            SerialData.writeText(out, rows.customer(row));
            out.writeLong(rows.end(row));
        }
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        try {
            rows = read(in);
        } catch (RuntimeException e) {
            throw SerialData.invalid("journey table", e);
        }
    }

    private static JourneyRows read(ObjectInputStream in) throws IOException, ClassNotFoundException {
        JourneyBatch batch = (JourneyBatch) in.readObject();
        String[] customers = new String[batch.rows()];
        long[] ends = new long[customers.length];
        for (int row = 0; row < customers.length; row++) {
            customers[row] = SerialData.readText(in);
            ends[row] = in.readLong();
        }
        return new JourneyRows(batch, customers, ends);
    }
}
