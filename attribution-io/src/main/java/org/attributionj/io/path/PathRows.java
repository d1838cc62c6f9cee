package org.attributionj.io.path;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.attributionj.core.event.Channel;
import org.attributionj.io.Input;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.internal.CsvFile;
import org.attributionj.io.internal.CsvRow;
import org.attributionj.io.internal.FileRows;
import org.attributionj.io.internal.RowProblem;
import org.attributionj.io.internal.Tally;
import org.attributionj.io.path.PathColumns.Counts;
import org.jspecify.annotations.Nullable;

/** The rows of one path table. Single thread. */
final class PathRows implements FileRows<PathRow> {
    private static final int MOST_KEPT = 10_000;

    private final Input input;
    private final CsvFile file;
    private final PathColumns columns;
    private final String between;
    private final PathText paths;
    private final Tally tally;
    private final Map<String, String> labels = new HashMap<>();

    PathRows(Input input, CsvFile file, PathColumns columns, String between, Tally tally) {
        this.input = input;
        this.file = file;
        this.columns = columns;
        this.between = between;
        paths = new PathText(between);
        this.tally = tally;
    }

    @Override
    public @Nullable PathRow next() throws IOException {
        for (CsvRow row = file.next(); row != null; row = file.next()) {
            try {
                columns.requireInTable(row);
                ImmutableList<String> steps = steps(row);
                Counts counts = columns.counts(row);
                return new PathRow(
                        input.name(), row.line(), steps, counts.conversions(), counts.value(), counts.nulls());
            } catch (RowProblem e) {
                tally.reject(new RejectedRow(input.name(), row.line(), e.column(), e.value(), e.reason()));
            }
        }
        return null;
    }

    private ImmutableList<String> steps(CsvRow row) throws RowProblem {
        String written = row.get(columns.path());
        if (written == null) {
            throw columns.missingPath(row);
        }
        String text = plain(row, written);
        ImmutableList.Builder<String> steps = ImmutableList.builder();
        int from = 0;
        while (true) {
            int to = text.indexOf(between, from);
            String step = text.substring(from, to < 0 ? text.length() : to).strip();
            if (step.isEmpty()) {
                throw columns.emptyStep(row);
            }
            steps.add(shared(step));
            if (to < 0) {
                return steps.build();
            }
            from = to + between.length();
        }
    }

    private String plain(CsvRow row, String path) throws RowProblem {
        try {
            return paths.plain(path);
        } catch (IllegalArgumentException e) {
            throw columns.badPath(row, e);
        }
    }

    private String shared(String label) {
        String known = labels.get(label);
        if (known == null) {
            known = Channel.named(label).name();
            if (labels.size() < MOST_KEPT) {
                labels.put(label, known);
            }
        }
        return known;
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
