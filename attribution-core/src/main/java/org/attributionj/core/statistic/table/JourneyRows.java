package org.attributionj.core.statistic.table;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.internal.IntSort;

/**
 * The rows of a journey table: a batch of rows in canonical order, rows added since, and which of them were removed. Each
 * row has a customer and an end; the rows of a customer are chained, the newest first.
 */
final class JourneyRows {
    private static final int NONE = -1;

    private final JourneyBatch base;
    /** Of the base's dictionaries, which others may see and add to. */
    private final int labelCount;
    /** Added rows have dictionaries of their own, so that the base's stay sorted. */
    private final JourneyEncoder encoder;

    private final JourneyBatch.Builder added;

    private final Map<String, Integer> newestOf = new HashMap<>();
    private String[] customers;
    private long[] ends;
    private int[] older;
    private boolean[] removed;
    private int rows;
    private int live;

    JourneyRows(JourneySchema schema) {
        this(JourneyBatch.builder(schema).build(), new String[0], new long[0]);
    }

    /** Rows that are in canonical order already, with a customer and an end for each. */
    JourneyRows(JourneyBatch base, String[] customers, long[] ends) {
        this.base = base;
        this.customers = customers;
        this.ends = ends;
        labelCount = SortedSchema.labelCount(base.schema());
        JourneySchema schema =
                JourneySchema.of(base.schema().path(), base.schema().needs());
        encoder = new JourneyEncoder(schema);
        added = JourneyBatch.builder(schema);
        rows = base.rows();
        live = rows;
        older = new int[rows];
        removed = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            chain(row);
        }
    }

    private void chain(int row) {
        Integer newest = newestOf.put(customers[row], row);
        older[row] = newest == null ? NONE : newest;
    }

    JourneySchema schema() {
        return base.schema();
    }

    JourneyEncoder encoder() {
        return encoder;
    }

    int rows() {
        return rows;
    }

    int live() {
        return live;
    }

    String customer(int row) {
        return customers[row];
    }

    long end(int row) {
        return ends[row];
    }

    ImmutableList<String> customers() {
        return newestOf.keySet().stream().sorted().collect(ImmutableList.toImmutableList());
    }

    void add(String customer, long end, JourneyView journey) {
        added.add(journey);
        if (rows == customers.length) {
            int capacity = Math.max(16, rows + (rows >> 1));
            customers = Arrays.copyOf(customers, capacity);
            ends = Arrays.copyOf(ends, capacity);
            older = Arrays.copyOf(older, capacity);
            removed = Arrays.copyOf(removed, capacity);
        }
        customers[rows] = customer;
        ends[rows] = end;
        chain(rows);
        rows++;
        live++;
    }

    int remove(String customer) {
        Integer newest = newestOf.remove(customer);
        int count = 0;
        for (int row = newest == null ? NONE : newest; row != NONE; row = older[row]) {
            removed[row] = true;
            count++;
        }
        live -= count;
        return count;
    }

    boolean isMostlyRemoved() {
        return rows > 2 * live + 64;
    }

    private boolean isCanonical() {
        return rows == base.rows() && live == rows && labelCount == SortedSchema.labelCount(base.schema());
    }

    /** The rows as a batch, once they are canonical. */
    JourneyBatch batch() {
        return base;
    }

    JourneyRows copy() {
        return new JourneyRows(base, Arrays.copyOf(customers, rows), Arrays.copyOf(ends, rows));
    }

    /** The rows that are left, in canonical order and under sorted dictionaries. */
    JourneyRows canonical() {
        return isCanonical() ? this : consolidated();
    }

    /** Replaces these rows, which take no more then. */
    private JourneyRows consolidated() {
        JourneyBatch tail = added.build();
        JourneySchema sorted = SortedSchema.of(List.of(base, tail), removed);
        JourneyBatch.Builder unordered = JourneyBatch.builder(sorted);
        JourneyEncoder recoder = new JourneyEncoder(sorted);
        String[] keptCustomers = new String[live];
        long[] keptEnds = new long[live];
        JourneyView journey = base.view();
        int kept = 0;
        for (int row = 0; row < rows; row++) {
            if (row == base.rows()) {
                journey = tail.view();
            }
            if (!removed[row]) {
                unordered.add(recoder.encode(journey.moveTo(row < base.rows() ? row : row - base.rows())));
                keptCustomers[kept] = customers[row];
                keptEnds[kept] = ends[row];
                kept++;
            }
        }
        return ordered(unordered.build(), keptCustomers, keptEnds);
    }

    private static JourneyRows ordered(JourneyBatch batch, String[] customers, long[] ends) {
        int[] order = new int[batch.rows()];
        Arrays.setAll(order, row -> row);
        RowOrder content = new RowOrder(batch);
        IntSort.sort(order, (left, right) -> {
            int byCustomer = customers[left].compareTo(customers[right]);
            int byEnd = byCustomer != 0 ? byCustomer : Long.compare(ends[left], ends[right]);
            return byEnd != 0 ? byEnd : content.compare(left, right);
        });
        JourneyBatch.Builder ordered = JourneyBatch.builder(batch.schema());
        JourneyView journey = batch.view();
        String[] orderedCustomers = new String[order.length];
        long[] orderedEnds = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            ordered.add(journey.moveTo(order[i]));
            orderedCustomers[i] = customers[order[i]];
            orderedEnds[i] = ends[order[i]];
        }
        return new JourneyRows(ordered.build(), orderedCustomers, orderedEnds);
    }

    /** Whether two canonical tables hold the same rows. */
    boolean hasRowsOf(JourneyRows other) {
        return rows == other.rows
                && Arrays.equals(customers, 0, rows, other.customers, 0, rows)
                && Arrays.equals(ends, 0, rows, other.ends, 0, rows)
                && SortedSchema.haveSameLabels(base.schema(), other.base.schema())
                && new RowOrder(base).isEqualTo(other.base);
    }
}
