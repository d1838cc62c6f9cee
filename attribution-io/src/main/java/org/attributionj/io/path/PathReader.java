package org.attributionj.io.path;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.attributionj.io.Input;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.Rows;
import org.attributionj.io.internal.Bytes;
import org.attributionj.io.internal.CsvFile;
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
        return new InputRows<>(inputs, input -> open(input, tally), tally);
    }

    private PathRows open(Input input, Tally tally) throws IOException {
        CsvFile file = CsvFile.open(input, Bytes.open(input), options.separator(), options.limits(), tally);
        try {
            Headers headers = new Headers(input, file.columns());
            return new PathRows(input, file, options, tally, new int[] {
                headers.require(PATH), headers.require(CONVERSIONS), headers.find(VALUE), headers.find(NULLS)
            });
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }
}
