package org.attributionj.io.path;

import java.math.BigDecimal;
import java.util.Map;
import org.attributionj.core.money.Money;
import org.attributionj.io.Input;
import org.attributionj.io.internal.CsvFile;
import org.attributionj.io.internal.CsvRow;
import org.attributionj.io.internal.Decimals;
import org.attributionj.io.internal.Numbers;
import org.attributionj.io.internal.RowProblem;
import org.attributionj.io.internal.ValueUnits;

/** Where a path table has its numbers, and what they are in a row. Single thread. */
final class PathColumns {
    private final CsvFile file;
    private final PathOptions options;
    private final int path;
    private final int conversions;
    private final int value;
    private final int nulls;
    private final int converted;
    private final Money nothing;
    private final PathTotals totals;
    private boolean hasEnded;

    private PathColumns(
            CsvFile file, PathOptions options, Map<PathField, Integer> columns, boolean isGrouped, PathTotals totals) {
        this.totals = totals;
        this.file = file;
        this.options = options;
        path = columns.getOrDefault(PathField.PATH, -1);
        conversions = columns.getOrDefault(isGrouped ? PathField.OCCURRENCES : PathField.CONVERSIONS, -1);
        value = columns.getOrDefault(PathField.VALUE, -1);
        nulls = isGrouped ? -1 : columns.getOrDefault(PathField.NULLS, -1);
        converted = columns.getOrDefault(PathField.CONVERTED, -1);
        nothing = Money.zero(options.currency());
    }

    /** Finds the columns, by the user's mapping first and by their names then. */
    static PathColumns of(Input input, CsvFile file, PathOptions options, PathTotals totals) {
        PathHeader header = new PathHeader(input, file.columns(), options.columns());
        Map<PathField, Integer> columns = header.columns();
        boolean isGrouped = !columns.containsKey(PathField.CONVERSIONS) && columns.containsKey(PathField.OCCURRENCES);
        if (!isGrouped && !columns.containsKey(PathField.CONVERSIONS) && columns.containsKey(PathField.CONVERTED)) {
            // a column "conversion" without one of occurrences is a number of them
            columns.put(PathField.CONVERSIONS, columns.get(PathField.CONVERTED));
        }
        if (columns.get(PathField.CONVERTED) != null
                && columns.get(PathField.CONVERTED).equals(columns.get(PathField.CONVERSIONS))) {
            columns.remove(PathField.CONVERTED);
        }
        header.require(PathField.PATH, columns);
        header.require(isGrouped ? PathField.OCCURRENCES : PathField.CONVERSIONS, columns);
        return new PathColumns(file, options, columns, isGrouped, totals);
    }

    int path() {
        return path;
    }

    /**
     * The numbers of one row.
     *
     * @param conversions the journeys that converted
     * @param value their value
     * @param nulls the other journeys
     */
    record Counts(long conversions, Money value, long nulls) {}

    Counts counts(CsvRow row) throws RowProblem {
        if (row.get(conversions) == null) {
            throw problem(row, conversions, "is missing");
        }
        long count = count(row, conversions);
        boolean hasConverted = converted < 0 || flag(row);
        long conversionCount = hasConverted ? count : 0;
        Money worth = worth(row);
        if (conversionCount == 0 && worth.signum() != 0) {
            throw problem(row, value, "must be 0, as the row has no conversion");
        }
        long others = count(row, nulls) + (hasConverted ? 0 : count);
        Counts counts = new Counts(conversionCount, worth, others);
        String reason = others < 0 ? "brings the sum of all counts beyond 2^63 - 1" : totals.take(counts);
        if (reason != null) {
            throw problem(row, reason.equals(ValueUnits.TOO_MANY) ? value : conversions, reason);
        }
        return counts;
    }

    private boolean flag(CsvRow row) throws RowProblem {
        String text = row.get(converted);
        try {
            return text != null && Numbers.flag(text);
        } catch (IllegalArgumentException e) {
            throw problem(row, converted, String.valueOf(e.getMessage()));
        }
    }

    /** Refuses rows after the end of the table. */
    void requireInTable(CsvRow row) throws RowProblem {
        hasEnded |= row.isAfterBlank() && row.count() < file.columns().size();
        if (hasEnded) {
            throw new RowProblem("", "", "stands after the end of the table: a blank line and rows of fewer columns");
        }
    }

    private Money worth(CsvRow row) throws RowProblem {
        String text = row.get(value);
        if (text == null) {
            return nothing;
        }
        BigDecimal amount;
        try {
            amount = Decimals.parse(text, options.dialect().decimal());
        } catch (IllegalArgumentException e) {
            throw problem(row, value, String.valueOf(e.getMessage()));
        }
        if (amount.signum() < 0) {
            throw problem(row, value, "must be 0 or more");
        }
        return Money.of(amount, options.currency());
    }

    private long count(CsvRow row, int column) throws RowProblem {
        String text = row.get(column);
        try {
            return text == null ? 0 : Decimals.count(text, options.dialect().decimal());
        } catch (IllegalArgumentException e) {
            throw problem(row, column, String.valueOf(e.getMessage()));
        }
    }

    RowProblem missingPath(CsvRow row) {
        return problem(row, path, "is missing; a row of totals has none");
    }

    /** A path that cannot be written out. */
    RowProblem badPath(CsvRow row, IllegalArgumentException e) {
        return problem(row, path, String.valueOf(e.getMessage()));
    }

    RowProblem emptyStep(CsvRow row) {
        return problem(row, path, "has an empty step");
    }

    private RowProblem problem(CsvRow row, int column, String reason) {
        String text = row.get(column);
        return new RowProblem(file.columns().get(column), text == null ? "" : text, reason);
    }
}
