package org.attributionj.core.columnar;

/** How rows of one schema are written under another: which columns are read and how codes are translated. */
final class Recoding {
    private final JourneySchema from;
    private final CodeTranslation path;
    private final int[] columns;
    private final CodeTranslation[] columnLabels;
    private final CodeTranslation customers;
    private final int[] rowColumns;
    private final CodeTranslation[] rowLabels;
    private final int[] measures;

    Recoding(JourneySchema from, JourneySchema to) {
        this.from = from;
        if (!from.path().equals(to.path())) {
            throw new MissingDataException(
                    "paths of " + to.path().name() + " are needed, but these journeys have paths of "
                            + from.path().name() + ". Maybe encode them again from their records.");
        }
        from.require("a reader of paths of " + to.path().name(), to.needs());
        path = new CodeTranslation(from.pathLabels(), to.pathLabels());
        columns = new int[to.columns().size()];
        columnLabels = new CodeTranslation[columns.length];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = from.columnOf(to.columns().get(column));
            columnLabels[column] = new CodeTranslation(from.columnLabels(columns[column]), to.columnLabels(column));
        }
        customers = new CodeTranslation(from.customers(), to.customers());
        rowColumns = new int[to.rowColumns().size()];
        rowLabels = new CodeTranslation[rowColumns.length];
        for (int column = 0; column < rowColumns.length; column++) {
            rowColumns[column] = from.rowColumnOf(to.rowColumns().get(column));
            rowLabels[column] = new CodeTranslation(from.rowLabels(rowColumns[column]), to.rowLabels(column));
        }
        measures = to.measures().stream().mapToInt(from::measureOf).toArray();
    }

    boolean isFrom(JourneySchema schema) {
        return from == schema;
    }

    int code(JourneyView journey, int touch) {
        return path.translate(journey.code(touch));
    }

    long billionths(JourneyView journey, int column, int touch) {
        return journey.billionths(measures[column], touch);
    }

    void copyRow(JourneyView journey, RowColumns to, boolean withCustomer, boolean withEnd) {
        if (withCustomer) {
            to.customers[0] = customers.translate(journey.customer());
        }
        if (withEnd) {
            to.ends[0] = journey.endMillis();
        }
        for (int column = 0; column < rowColumns.length; column++) {
            to.labels[column][0] = rowLabels[column].translate(journey.rowColumn(rowColumns[column]));
        }
    }

    int column(JourneyView journey, int column, int touch) {
        return columnLabels[column].translate(journey.column(columns[column], touch));
    }
}
