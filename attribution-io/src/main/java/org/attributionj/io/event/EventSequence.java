package org.attributionj.io.event;

import java.util.List;
import org.attributionj.io.internal.Numbers;
import org.attributionj.io.internal.RowProblem;
import org.attributionj.io.value.Fields;

/** The order among events of the same time by several columns, the first above the second. Immutable and thread-safe. */
final class EventSequence {
    private final List<String> columns;
    private final int bits;

    EventSequence(List<String> columns) {
        this.columns = columns;
        bits = columns.isEmpty() ? 0 : (Long.SIZE - 1) / columns.size();
    }

    boolean isGiven() {
        return !columns.isEmpty();
    }

    /** One number that is ordered as the columns are; a missing value is 0. */
    long of(Fields row) throws RowProblem {
        long sequence = 0;
        for (String column : columns) {
            String text = row.get(column);
            sequence = sequence << bits | (text == null ? 0 : number(column, text));
        }
        return sequence;
    }

    private long number(String column, String text) throws RowProblem {
        try {
            long number = Numbers.count(text);
            if (number >>> bits != 0) {
                throw new RowProblem(column, text, "is too large to order by: below 2^" + bits + " is possible");
            }
            return number;
        } catch (IllegalArgumentException e) {
            throw new RowProblem(column, text, String.valueOf(e.getMessage()));
        }
    }
}
