package org.attributionj.io.path;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.PathParser;
import org.attributionj.io.Input;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.Rows;
import org.attributionj.io.internal.Bytes;
import org.attributionj.io.internal.CsvFile;
import org.attributionj.io.internal.FileRows;
import org.attributionj.io.internal.Headers;
import org.attributionj.io.internal.InputRows;
import org.attributionj.io.internal.Tally;

/**
 * Reads path tables: CSV files, plain or gzip, with the columns
 *
 * <ul>
 *   <li>{@code path}: labels with a separator between them, {@code a > b > c}; blanks around labels are cut off, empty
 *       paths and empty labels are rejected;
 *   <li>{@code total_conversions} (or conversions, total_conversion): whole numbers of 0 or more;
 *   <li>{@code total_conversion_value} (or conversion_value, total_value, value, revenue): decimals of 0 or more; 0 if
 *       there is no such column or the value is empty. A value without a conversion is rejected;
 *   <li>{@code total_null} (or nulls, non_conversions): as conversions; 0 if there is no such column or the value is
 *       empty.
 * </ul>
 *
 * <p>Names are matched ignoring case, spaces, underscores and hyphens; other columns are passed over. Rows of the same
 * path are kept apart. Immutable and thread-safe; the rows that it gives belong to one thread at a time.
 */
public final class PathReader {
    private static final ImmutableList<String> PATH = ImmutableList.of("path");
    private static final ImmutableList<String> CONVERSIONS =
            ImmutableList.of("total_conversions", "total_conversion", "conversions");
    private static final ImmutableList<String> VALUE =
            ImmutableList.of("total_conversion_value", "conversion_value", "total_value", "value", "revenue");
    private static final ImmutableList<String> NULLS =
            ImmutableList.of("total_null", "total_nulls", "nulls", "null", "non_conversions");

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
        return new InputRows<>(
                inputs,
                input -> open(
                        input,
                        tally,
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
        PathParser parser = new PathParser(labels, options.stepSeparator());
        return new InputRows<>(
                inputs,
                input -> open(input, tally, (file, columns) -> new CodedPathRows(input, file, columns, parser, tally)),
                tally);
    }

    private <T> FileRows<T> open(Input input, Tally tally, BiFunction<CsvFile, PathColumns, FileRows<T>> rows)
            throws IOException {
        CsvFile file = CsvFile.open(input, Bytes.open(input), options.separator(), options.limits(), tally);
        try {
            Headers headers = new Headers(input, file.columns());
            return rows.apply(
                    file,
                    new PathColumns(
                            file,
                            options,
                            headers.require(PATH),
                            headers.require(CONVERSIONS),
                            headers.find(VALUE),
                            headers.find(NULLS)));
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }
}
