package org.attributionj.core.columnar;

import com.google.common.collect.ImmutableSet;

/** How rows of one schema are written under another: which columns are read and how codes are translated. */
final class Recoding {
    private final JourneySchema from;
    private final CodeTranslation path;
    private final int[] columns;
    private final CodeTranslation[] columnLabels;

    Recoding(JourneySchema from, JourneySchema to) {
        this.from = from;
        if (!from.path().equals(to.path())) {
            throw new MissingDataException(
                    "paths of " + to.path().name() + " are needed, but these journeys have paths of "
                            + from.path().name() + ". Maybe encode them again from their records.");
        }
        from.require(
                "a reader of paths of " + to.path().name(),
                new Needs(to.features(), ImmutableSet.copyOf(to.columns())));
        path = new CodeTranslation(from.pathLabels(), to.pathLabels());
        columns = new int[to.columns().size()];
        columnLabels = new CodeTranslation[columns.length];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = from.columnOf(to.columns().get(column));
            columnLabels[column] = new CodeTranslation(from.columnLabels(columns[column]), to.columnLabels(column));
        }
    }

    boolean isFrom(JourneySchema schema) {
        return from == schema;
    }

    int code(JourneyView journey, int touch) {
        return path.translate(journey.code(touch));
    }

    int column(JourneyView journey, int column, int touch) {
        return columnLabels[column].translate(journey.column(columns[column], touch));
    }
}
