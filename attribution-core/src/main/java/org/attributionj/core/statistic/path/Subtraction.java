package org.attributionj.core.statistic.path;

import java.util.ArrayList;
import java.util.List;
import org.attributionj.core.money.MoneyUnit;

/** Takes the rows of one store out of another; all of them or, if one does not fit, none. */
final class Subtraction {
    private final PathStore from;
    private final PathStore what;
    private final List<PathValues> columns;

    Subtraction(PathStore from, PathStore what) {
        this.from = from;
        this.what = what;
        columns = what.values();
    }

    /** Refuses what cannot be taken out; gives for each row to take out the row to take it from. */
    int[] check() {
        int[] rows = TableTranslation.rows(what, from);
        for (int row = 0; row < rows.length; row++) {
            if (what.isLive(row)) {
                checkRow(row, rows[row]);
            }
        }
        return rows;
    }

    private void checkRow(int row, int own) {
        long nulls = own < 0 ? 0 : from.nulls(own);
        if (what.nulls(row) > nulls) {
            throw refused(row, what.nulls(row) + " journeys that did not convert", String.valueOf(nulls));
        }
        for (PathValues column : columns) {
            long conversions = column.conversions(row);
            if (conversions == 0) {
                continue;
            }
            PathValues ownColumn = from.column(column.unit());
            long ownConversions = own < 0 ? 0 : ownColumn.conversions(own);
            MoneyUnit unit = column.unit();
            if (conversions > ownConversions) {
                throw refused(
                        row,
                        conversions + " conversions in units of 1E-" + unit.scale() + " " + unit.currency(),
                        String.valueOf(ownConversions));
            }
            if (conversions == ownConversions && !column.value(row).equals(ownColumn.value(own))) {
                throw refused(
                        row,
                        "all " + conversions + " conversions with a value of " + unit.times(column.value(row)),
                        "a value of " + unit.times(ownColumn.value(own)));
            }
        }
    }

    private IllegalArgumentException refused(int row, String more, String less) {
        List<String> path = new ArrayList<>();
        for (int i = 0; i < what.length(row); i++) {
            path.add(what.labels.label(what.codes()[what.offset(row) + i]));
        }
        return new IllegalArgumentException("cannot subtract " + more + " from path " + path + ", which has " + less
                + "; subtract only what was added. Nothing was changed");
    }

    /** Takes out what was {@linkplain #check checked}. */
    void apply(int[] rows) {
        for (int row = 0; row < rows.length; row++) {
            if (what.isLive(row)) {
                from.subtractRow(rows[row], what, row);
            }
        }
    }
}
