package org.attributionj.io.path;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.attributionj.core.money.Money;
import org.attributionj.io.Input;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.internal.CsvFile;
import org.attributionj.io.internal.CsvRow;
import org.attributionj.io.internal.FileRows;
import org.attributionj.io.internal.Numbers;
import org.attributionj.io.internal.RowProblem;
import org.attributionj.io.internal.Tally;
import org.jspecify.annotations.Nullable;

/** The rows of one path table. Single thread. */
final class PathRows implements FileRows<PathRow> {
    private static final int MOST_KEPT = 10_000;

    private final Input input;
    private final CsvFile file;
    private final PathOptions options;
    private final Tally tally;
    private final int path;
    private final int conversions;
    private final int value;
    private final int nulls;
    private final Map<String, String> labels = new HashMap<>();
    private final Money nothing;

    /** The columns are those of the path, the conversions, the value and the nulls; the last two may be -1. */
    PathRows(Input input, CsvFile file, PathOptions options, Tally tally, int[] columns) {
        this.input = input;
        this.file = file;
        this.options = options;
        this.tally = tally;
        path = columns[0];
        conversions = columns[1];
        value = columns[2];
        nulls = columns[3];
        nothing = Money.zero(options.currency());
    }

    @Override
    public @Nullable PathRow next() throws IOException {
        for (CsvRow row = file.next(); row != null; row = file.next()) {
            try {
                return parse(row);
            } catch (RowProblem e) {
                tally.reject(new RejectedRow(input.name(), row.line(), e.column(), e.value(), e.reason()));
            }
        }
        return null;
    }

    private PathRow parse(CsvRow row) throws RowProblem {
        ImmutableList<String> steps = steps(row);
        String count = row.get(conversions);
        if (count == null) {
            throw problem(row, conversions, "is missing");
        }
        long converted = count(row, conversions);
        Money worth = worth(row);
        if (converted == 0 && worth.signum() != 0) {
            throw problem(row, value, "must be 0, as the row has no conversion");
        }
        return new PathRow(input.name(), row.line(), steps, converted, worth, count(row, nulls));
    }

    private ImmutableList<String> steps(CsvRow row) throws RowProblem {
        String text = row.get(path);
        if (text == null) {
            throw problem(row, path, "is missing");
        }
        String between = options.stepSeparator();
        ImmutableList.Builder<String> steps = ImmutableList.builder();
        int from = 0;
        while (true) {
            int to = text.indexOf(between, from);
            String step = text.substring(from, to < 0 ? text.length() : to).strip();
            if (step.isEmpty()) {
                throw problem(row, path, "has an empty step");
            }
            steps.add(shared(step));
            if (to < 0) {
                return steps.build();
            }
            from = to + between.length();
        }
    }

    private String shared(String label) {
        String known = labels.get(label);
        if (known == null) {
            known = label;
            if (labels.size() < MOST_KEPT) {
                labels.put(label, label);
            }
        }
        return known;
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

    private RowProblem problem(CsvRow row, int column, String reason) {
        String text = row.get(column);
        return new RowProblem(file.columns().get(column), text == null ? "" : text, reason);
    }

    @Override
    public long bytesRead() {
        return file.bytesRead();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
