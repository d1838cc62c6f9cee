package org.attributionj.core.statistic.table;

import org.attributionj.core.columnar.Feature;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.event.Milestone;

/** The order of rows by their content, under dictionaries that are sorted. */
final class RowOrder {
    private static final Milestone[] MILESTONES = Milestone.values();

    private final boolean withTimes;
    private final boolean withMarks;
    private final int columns;
    private final int measures;
    private final boolean withCustomers;
    private final boolean withEnds;
    private final int rowColumns;
    private final JourneyView first;
    private final JourneyView second;

    RowOrder(JourneyBatch batch) {
        JourneySchema schema = batch.schema();
        withTimes = schema.has(Feature.TIMES);
        withMarks = schema.has(Feature.MILESTONES) || schema.has(Feature.ENGAGEMENT);
        columns = schema.columns().size();
        measures = schema.measures().size();
        withCustomers = schema.has(Feature.CUSTOMER);
        withEnds = schema.has(Feature.END);
        rowColumns = schema.rowColumns().size();
        first = batch.view();
        second = batch.view();
    }

    int compare(int left, int right) {
        return compare(first.moveTo(left), second.moveTo(right));
    }

    boolean isEqualTo(JourneyBatch other) {
        JourneyView theirs = other.view();
        for (int row = 0; row < other.rows(); row++) {
            if (compare(first.moveTo(row), theirs.moveTo(row)) != 0) {
                return false;
            }
        }
        return true;
    }

    private int compare(JourneyView left, JourneyView right) {
        int order = Boolean.compare(left.isConverted(), right.isConverted());
        int n = Math.min(left.length(), right.length());
        for (int i = 0; order == 0 && i < n; i++) {
            order = Integer.compare(left.code(i), right.code(i));
        }
        order = order != 0 ? order : Integer.compare(left.length(), right.length());
        for (int i = 0; order == 0 && i < n; i++) {
            order = compareTouch(left, right, i);
        }
        order = order != 0 ? order : compareRowColumns(left, right);
        order = order != 0 ? order : Long.compare(left.multiplicity(), right.multiplicity());
        return order != 0 || !left.isConverted() ? order : compareValues(left, right);
    }

    private int compareTouch(JourneyView left, JourneyView right, int i) {
        int order = withTimes ? Long.compare(left.millisBeforeEnd(i), right.millisBeforeEnd(i)) : 0;
        if (withMarks && order == 0) {
            order = left.engagement(i).compareTo(right.engagement(i));
            for (int m = 0; order == 0 && m < MILESTONES.length; m++) {
                order = Boolean.compare(left.has(i, MILESTONES[m]), right.has(i, MILESTONES[m]));
            }
        }
        for (int column = 0; order == 0 && column < columns; column++) {
            order = Integer.compare(left.column(column, i), right.column(column, i));
        }
        for (int column = 0; order == 0 && column < measures; column++) {
            order = Long.compare(left.billionths(column, i), right.billionths(column, i));
        }
        return order;
    }

    private int compareRowColumns(JourneyView left, JourneyView right) {
        int order = withCustomers ? Integer.compare(left.customer(), right.customer()) : 0;
        order = order == 0 && withEnds ? Long.compare(left.endMillis(), right.endMillis()) : order;
        for (int column = 0; order == 0 && column < rowColumns; column++) {
            order = Integer.compare(left.rowColumn(column), right.rowColumn(column));
        }
        return order;
    }

    private static int compareValues(JourneyView left, JourneyView right) {
        int order = left.valueUnit().compareTo(right.valueUnit());
        if (order != 0) {
            return order;
        }
        return left.valueFitsLong() && right.valueFitsLong()
                ? Long.compare(left.valueUnits(), right.valueUnits())
                : left.value().compareAmount(right.value());
    }
}
