package org.attributionj.io.path;

import java.io.IOException;
import org.attributionj.core.columnar.PathParser;
import org.attributionj.io.Input;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.internal.CsvFile;
import org.attributionj.io.internal.CsvRow;
import org.attributionj.io.internal.FileRows;
import org.attributionj.io.internal.RowProblem;
import org.attributionj.io.internal.Tally;
import org.attributionj.io.path.PathColumns.Counts;
import org.jspecify.annotations.Nullable;

/** The rows of one path table, in codes. Single thread. */
final class CodedPathRows implements FileRows<CodedPath> {
    private final Input input;
    private final CsvFile file;
    private final PathColumns columns;
    private final PathParser parser;
    private final PathText paths;
    private final PathLabels labels;
    private final Tally tally;

    CodedPathRows(Input input, CsvFile file, PathColumns columns, String separator, PathLabels labels, Tally tally) {
        this.input = input;
        this.file = file;
        this.columns = columns;
        this.labels = labels;
        parser = new PathParser(labels.written(), separator);
        paths = new PathText(separator);
        this.tally = tally;
        file.keepChars(columns.path());
    }

    @Override
    public @Nullable CodedPath next() throws IOException {
        for (CsvRow row = file.next(); row != null; row = file.next()) {
            try {
                columns.requireInTable(row);
                Counts counts = counts(row);
                return new CodedPath(codes(row), counts.conversions(), counts.value(), counts.nulls());
            } catch (RowProblem e) {
                tally.reject(new RejectedRow(input.name(), row.line(), e.column(), e.value(), e.reason()));
            }
        }
        return null;
    }

    /** The numbers come before the path, so that a rejected row adds no label; but a bad path is told of first. */
    private Counts counts(CsvRow row) throws RowProblem {
        try {
            return columns.counts(row);
        } catch (RowProblem e) {
            checkPath(row);
            throw e;
        }
    }

    private void checkPath(CsvRow row) throws RowProblem {
        requirePath(row);
        try {
            parser.check(row.chars(), 0, row.charCount());
        } catch (IllegalArgumentException e) {
            throw columns.emptyStep(row);
        }
    }

    private int[] codes(CsvRow row) throws RowProblem {
        requirePath(row);
        try {
            int n = paths.isPlain(row.chars(), row.charCount())
                    ? parser.parse(row.chars(), 0, row.charCount())
                    : parser.parse(plain(row));
            return labels.meant(parser.codes(), n);
        } catch (IllegalArgumentException e) {
            throw columns.emptyStep(row);
        }
    }

    private String plain(CsvRow row) throws RowProblem {
        try {
            return paths.plain(new String(row.chars(), 0, row.charCount()));
        } catch (IllegalArgumentException e) {
            throw columns.badPath(row, e);
        }
    }

    private void requirePath(CsvRow row) throws RowProblem {
        if (row.charCount() == 0) {
            throw columns.missingPath(row);
        }
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
