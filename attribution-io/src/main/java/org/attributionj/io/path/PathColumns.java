package org.attributionj.io.path;

import java.math.BigDecimal;
import org.attributionj.core.money.Money;
import org.attributionj.io.internal.CsvFile;
import org.attributionj.io.internal.CsvRow;
import org.attributionj.io.internal.Numbers;
import org.attributionj.io.internal.RowProblem;

/** Where a path table has its numbers, and what they are in a row. Single thread. */
final class PathColumns {
    private final CsvFile file;
    private final PathOptions options;
    private final int path;
    private final int conversions;
    private final int value;
    private final int nulls;
    private final Money nothing;

    /** The columns of the value and the nulls may be -1. */
    PathColumns(CsvFile file, PathOptions options, int path, int conversions, int value, int nulls) {
        this.file = file;
        this.options = options;
        this.path = path;
        this.conversions = conversions;
        this.value = value;
        this.nulls = nulls;
        nothing = Money.zero(options.currency());
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
        long converted = count(row, conversions);
        Money worth = worth(row);
        if (converted == 0 && worth.signum() != 0) {
            throw problem(row, value, "must be 0, as the row has no conversion");
        }
        return new Counts(converted, worth, count(row, nulls));
    }

    private Money worth(CsvRow row) throws RowProblem {
        String text = row.get(value);
        if (text == null) {
            return nothing;
        }
        BigDecimal amount;
        try {
            amount = Numbers.decimal(text);
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
            return text == null ? 0 : Numbers.count(text);
        } catch (IllegalArgumentException e) {
            throw problem(row, column, String.valueOf(e.getMessage()));
        }
    }

    RowProblem missingPath(CsvRow row) {
        return problem(row, path, "is missing");
    }

    RowProblem emptyStep(CsvRow row) {
        return problem(row, path, "has an empty step");
    }

    private RowProblem problem(CsvRow row, int column, String reason) {
        String text = row.get(column);
        return new RowProblem(file.columns().get(column), text == null ? "" : text, reason);
    }
}
