package org.attributionj.io.internal;

import static org.attributionj.core.text.PrintedText.quoted;

import com.google.common.collect.ImmutableList;
import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.attributionj.io.Dialect;
import org.attributionj.io.Input;
import org.attributionj.io.ReadLimits;
import org.attributionj.io.UnusableInputException;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file: its columns, then its well-formed records. Records that leave out fields at their end are padded. Single thread.
 *
 * <p>{@link RecordScanner} lets only well-formed records through to the parser.
 */
public final class CsvFile implements Closeable {
    private final RecordScanner scanner;
    private final RecordReader reader;
    private final ImmutableList<String> columns;
    private final CloseableIterator<CsvRow> records;
    private final CsvRow row;

    private CsvFile(RecordScanner scanner, ImmutableList<String> columns, char separator) {
        this.scanner = scanner;
        this.columns = columns;
        reader = new RecordReader(scanner);
        row = new CsvRow(columns.size());
        records = builder(separator)
                .build(new Handler(row, columns.size(), reader), reader)
                .iterator();
    }

    private static CsvReader.CsvReaderBuilder builder(char separator) {
        // the scanner has counted the fields: there are not too many
        return CsvReader.builder()
                .fieldSeparator(separator)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE);
    }

    /**
     * Reads a file's header, or gives it one. The bytes are closed if that fails.
     *
     * @param input the file
     * @param bytes its bytes
     * @param dialect how it is written
     * @param isKnown whether a column of some name means something
     * @param limits what is put up with
     * @param tally is told of records that are not well-formed
     * @return the file
     * @throws IOException if it cannot be read
     * @throws UnusableInputException if it is empty, has no usable header or two columns of one name
     */
    public static CsvFile open(
            Input input, Bytes bytes, Dialect dialect, Predicate<String> isKnown, ReadLimits limits, Tally tally)
            throws IOException {
        try {
            FileHead head = FileHead.of(bytes.head(), dialect, isKnown);
            RecordScanner scanner = RecordScanner.csv(input, bytes, limits, headerTally(input), head.delimiter());
            scanner.skipLines(head.skippedLines());
            ImmutableList<String> columns = dialect.header().isEmpty()
                    ? firstRecord(input, scanner, head.delimiter(), dialect.hasHeader())
                    : trimmed(dialect.header());
            columns = distinct(input, columns, isKnown);
            scanner.beginRecords(columns.size(), dialect.comment(), tally);
            return new CsvFile(scanner, columns, head.delimiter());
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /** The names in the header; if there is none, as many made-up ones as the first record has fields. */
    private static ImmutableList<String> firstRecord(
            Input input, RecordScanner scanner, char delimiter, boolean hasHeader) throws IOException {
        if (!scanner.next()) {
            throw new UnusableInputException(input + " is empty; it needs a header with the names of its columns");
        }
        if (hasHeader) {
            return trimmed(builder(delimiter).ofSingleCsvRecord(scanner.text()).getFields());
        }
        int count = scanner.fields();
        scanner.again();
        return IntStream.rangeClosed(1, count).mapToObj(i -> "c" + i).collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<String> trimmed(List<String> names) {
        return names.stream().map(String::trim).collect(ImmutableList.toImmutableList());
    }

    /** A header that is rejected makes the file unusable. */
    private static Tally headerTally(Input input) {
        return new Tally(Long.MAX_VALUE, row -> {
            throw new UnusableInputException(input + " has no usable header: line " + row.line() + " " + row.reason());
        });
    }

    /** Two columns of one name that means something are one too many; of others, the second is told apart by its place. */
    private static ImmutableList<String> distinct(
            Input input, ImmutableList<String> columns, Predicate<String> isKnown) {
        Map<String, Integer> seen = new HashMap<>();
        List<String> distinct = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i);
            Integer earlier = name.isEmpty() ? null : seen.putIfAbsent(name, i + 1);
            if (earlier != null && isKnown.test(name)) {
                throw new UnusableInputException(input + " has two columns named " + quoted(name) + ", the " + earlier
                        + ". and the " + (i + 1) + ".; rename one of them");
            }
            distinct.add(earlier == null ? name : name + " (" + (i + 1) + ")");
        }
        return ImmutableList.copyOf(distinct);
    }

    /**
     * The columns' names, trimmed.
     *
     * @return the names, in order; empty names are possible
     */
    public ImmutableList<String> columns() {
        return columns;
    }

    /**
     * Keeps the values of one column as characters, see {@link CsvRow#chars}: for values that hardly repeat and are taken
     * apart anyway. To be called before the first record is read.
     *
     * @param column the column, from 0
     */
    public void keepChars(int column) {
        row.keepChars(column);
    }

    /**
     * The next well-formed record.
     *
     * @return the record, valid until the next call; null at the end
     * @throws IOException if the file cannot be read
     */
    public @Nullable CsvRow next() throws IOException {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            // the scanner leaves the parser nothing to complain about: this is what the reader below it threw
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /**
     * The bytes taken from the input so far.
     *
     * @return the number
     */
    public long bytesRead() {
        return scanner.bytesRead();
    }

    @Override
    public void close() throws IOException {
        scanner.close();
    }

    /** Takes the fields from the parser. */
    private static final class Handler extends AbstractBaseCsvCallbackHandler<CsvRow> {
        private final CsvRow row;
        private final TextCache[] caches;
        private final RecordReader reader;

        Handler(CsvRow row, int columns, RecordReader reader) {
            this.row = row;
            caches = new TextCache[columns];
            for (int i = 0; i < columns; i++) {
                caches[i] = new TextCache();
            }
            this.reader = reader;
        }

        @Override
        protected void handleField(int column, char[] chars, int offset, int length, boolean quoted) {
            if (row.keepsChars(column)) {
                row.setChars(chars, offset, length);
            } else {
                row.set(column, caches[column].trimmed(chars, offset, length));
            }
        }

        @Override
        protected CsvRow buildRecord() {
            row.end(reader.pollLine());
            return row;
        }
    }
}
