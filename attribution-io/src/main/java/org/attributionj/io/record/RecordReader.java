package org.attributionj.io.record;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.attributionj.io.Dialect;
import org.attributionj.io.Input;
import org.attributionj.io.ReadLimits;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.Rows;
import org.attributionj.io.fields.JsonObjects;
import org.attributionj.io.internal.Bytes;
import org.attributionj.io.internal.CsvFile;
import org.attributionj.io.internal.FileRows;
import org.attributionj.io.internal.InputRows;
import org.attributionj.io.internal.JsonShape;
import org.attributionj.io.internal.Tally;
import org.attributionj.io.internal.WorkbookSheet;

/**
 * Reads the rows of files: CSV of any dialect, workbooks, JSON in lines, arrays or several lines an object, plain or gzip.
 * Immutable and thread-safe; the rows that it gives belong to one thread at a time.
 */
public final class RecordReader {
    private final Dialect dialect;
    private final ReadLimits limits;
    private final Predicate<String> isKnown;

    private RecordReader(Dialect dialect, ReadLimits limits, Predicate<String> isKnown) {
        this.dialect = Objects.requireNonNull(dialect, "dialect must not be null");
        this.limits = Objects.requireNonNull(limits, "limits must not be null");
        this.isKnown = Objects.requireNonNull(isKnown, "isKnown must not be null");
    }

    /**
     * A reader.
     *
     * @param dialect how tables are written
     * @param limits what is put up with
     * @param isKnown whether a column of some name means something, by which the delimiter is found
     * @return the reader
     */
    public static RecordReader of(Dialect dialect, ReadLimits limits, Predicate<String> isKnown) {
        return new RecordReader(dialect, limits, isKnown);
    }

    /**
     * Reads inputs one after the other, as one.
     *
     * @param inputs the inputs
     * @param rejects is told of what is no row at all
     * @return the rows, to be closed; they throw as {@link Rows} says
     */
    public Rows<SourceRecord> read(List<Input> inputs, Consumer<? super RejectedRow> rejects) {
        Tally tally = new Tally(limits.maxRejects(), Objects.requireNonNull(rejects, "rejects must not be null"));
        return new InputRows<>(inputs, input -> open(input, tally), tally);
    }

    private FileRows<SourceRecord> open(Input input, Tally tally) throws IOException {
        Bytes bytes = Bytes.open(input, dialect.charset(), limits);
        try {
            if (bytes.isZip()) {
                return new SheetRecords(input, WorkbookSheet.open(input, bytes, dialect, tally));
            }
            char first = bytes.firstCharacter();
            if (first == '{' || first == '[') {
                JsonObjects objects = JsonShape.of(bytes.head()) == JsonShape.LINES
                        ? JsonObjects.lines(input, bytes, null, limits, tally)
                        : JsonObjects.stream(input, bytes, null, tally);
                return new JsonSourceRecords(input, objects);
            }
            return new TableRecords(input, CsvFile.open(input, bytes, dialect, isKnown, limits, tally));
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }
}
