package org.attributionj.core.columnar;

import java.util.Arrays;

/** What is known of journeys as a whole, by row: arrays are empty where the schema does not ask for them. */
final class RowColumns {
    private final boolean withCustomers;
    private final boolean withEnds;
    int[] customers = {};
    long[] ends = {};
    final int[][] labels;

    RowColumns(JourneySchema schema) {
        withCustomers = schema.has(Feature.CUSTOMER);
        withEnds = schema.has(Feature.END);
        labels = new int[schema.rowColumns().size()][0];
    }

    /** Makes room for rows, with some to spare, or for just as many. */
    void setCapacity(int rows) {
        customers = withCustomers ? Arrays.copyOf(customers, rows) : customers;
        ends = withEnds ? Arrays.copyOf(ends, rows) : ends;
        for (int column = 0; column < labels.length; column++) {
            labels[column] = Arrays.copyOf(labels[column], rows);
        }
    }

    /** Copies a row of columns under the same schema. */
    void copy(RowColumns from, int fromRow, int row) {
        if (withCustomers) {
            customers[row] = from.customers[fromRow];
        }
        if (withEnds) {
            ends[row] = from.ends[fromRow];
        }
        for (int column = 0; column < labels.length; column++) {
            labels[column][row] = from.labels[column][fromRow];
        }
    }
}
