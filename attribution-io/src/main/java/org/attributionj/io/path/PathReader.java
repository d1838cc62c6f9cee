package org.attributionj.io.path;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.io.Input;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.Rows;
import org.attributionj.io.internal.Bytes;
import org.attributionj.io.internal.CsvFile;
import org.attributionj.io.internal.FileRows;
import org.attributionj.io.internal.InputRows;
import org.attributionj.io.internal.Tally;

/**
 * Reads path tables: CSV files in any {@link org.attributionj.io.Dialect}, plain or gzip, with the columns of {@link
 * PathField}:
 *
 * <ul>
 *   <li>a path: labels with a separator between them, {@code a > b > c}; blanks around labels are cut off, empty paths and
 *       empty labels are rejected. {@code Direct x 2} and {@code Direct × 2 (50 %)} are the label Direct twice, and an arrow
 *       is a {@code >};
 *   <li>conversions and nulls: whole numbers of 0 or more, with groups of three digits or without;
 *   <li>a value: a decimal of 0 or more, with a currency sign or without; 0 if there is none. A value without a conversion is
 *       rejected;
 *   <li>or, in place of conversions and nulls, occurrences and a flag that says whether these converted.
 * </ul>
 *
 * <p>Comment lines before the header are passed over. A blank line followed by rows of fewer columns ends the table, as in
 * exports of Google Analytics: what stands after it is rejected. Names are matched ignoring case, spaces, underscores and
 * hyphens; other columns are passed over. Rows of the same path are kept apart. Immutable and thread-safe; the rows that it
 * gives belong to one thread at a time.
 */
public final class PathReader {
    private final PathOptions options;

    private PathReader(PathOptions options) {
        this.options = Objects.requireNonNull(options, "options must not be null");
    }

    /**
     * A reader.
     *
     * @param options what the files do not tell by themselves
     * @return the reader
     */
    public static PathReader of(PathOptions options) {
        return new PathReader(options);
    }

    /**
     * Reads inputs one after the other, as one.
     *
     * @param inputs the inputs
     * @param rejects is told of each rejected row, while reading
     * @return the accepted rows, to be closed; they throw {@link java.io.UncheckedIOException} if an input cannot be read
     *     and {@link org.attributionj.io.UnusableInputException} if one lacks a needed column or too many rows were
     *     rejected
     */
    public Rows<PathRow> read(List<Input> inputs, Consumer<? super RejectedRow> rejects) {
        Objects.requireNonNull(rejects, "rejects must not be null");
        Tally tally = new Tally(options.limits().maxRejects(), rejects);
        PathTotals totals = new PathTotals();
        return new InputRows<>(
                inputs,
                input -> open(
                        input,
                        tally,
                        totals,
                        (file, columns) -> new PathRows(input, file, columns, options.stepSeparator(), tally)),
                tally);
    }

    /**
     * Reads inputs as {@link #read} does, but gives paths as codes, without making strings of their steps: several times
     * faster.
     *
     * @param inputs the inputs
     * @param labels gives the codes; the labels of accepted rows are added to it, and those alone
     * @param rejects is told of each rejected row, while reading
     * @return the accepted rows, to be closed
     */
    public Rows<CodedPath> readCoded(List<Input> inputs, Dictionary labels, Consumer<? super RejectedRow> rejects) {
        Objects.requireNonNull(rejects, "rejects must not be null");
        Tally tally = new Tally(options.limits().maxRejects(), rejects);
        PathTotals totals = new PathTotals();
        PathLabels meant = new PathLabels(labels);
        return new InputRows<>(
                inputs,
                input -> open(
                        input,
                        tally,
                        totals,
                        (file, columns) ->
                                new CodedPathRows(input, file, columns, options.stepSeparator(), meant, tally)),
                tally);
    }

    private <T> FileRows<T> open(
            Input input, Tally tally, PathTotals totals, BiFunction<CsvFile, PathColumns, FileRows<T>> rows)
            throws IOException {
        CsvFile file = CsvFile.open(
                input,
                Bytes.open(input, options.dialect().charset(), options.limits()),
                options.dialect(),
                name -> PathField.find(name).isPresent() || options.columns().containsValue(name),
                options.limits(),
                tally);
        try {
            return rows.apply(file, PathColumns.of(input, file, options, totals));
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }
}
