package org.attributionj.io.internal;

import com.google.common.collect.ImmutableList;
import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.attributionj.io.Input;
import org.attributionj.io.ReadLimits;
import org.attributionj.io.UnusableInputException;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with a header: its columns, then its well-formed records. Single thread.
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
        return CsvReader.builder().fieldSeparator(separator);
    }

    /**
     * Refuses characters that cannot separate fields.
     *
     * @param separator a character
     * @return the character
     * @throws IllegalArgumentException if it is a quote, a line break, NUL or not ASCII
     */
    public static char separator(char separator) {
        if (separator == '"' || separator == '\n' || separator == '\r' || separator == 0 || separator > '~') {
            throw new IllegalArgumentException(
                    "separator must be an ASCII character other than a quote or a line break, but was code "
                            + (int) separator);
        }
        return separator;
    }

    /**
     * Reads a file's header. The bytes are closed if that fails.
     *
     * @param input the file
     * @param bytes its bytes
     * @param separator the character between fields
     * @param limits what is put up with
     * @param tally is told of records that are not well-formed
     * @return the file
     * @throws IOException if it cannot be read
     * @throws UnusableInputException if it is empty, has no usable header or two columns of one name
     */
    public static CsvFile open(Input input, Bytes bytes, char separator, ReadLimits limits, Tally tally)
            throws IOException {
        RecordScanner scanner = RecordScanner.csv(input, bytes, limits, headerTally(input), separator);
        try {
            if (!scanner.next()) {
                throw new UnusableInputException(input + " is empty; it needs a header with the names of its columns");
            }
            CsvRecord header = builder(separator).ofSingleCsvRecord(scanner.text());
            ImmutableList<String> columns =
                    header.getFields().stream().map(String::trim).collect(ImmutableList.toImmutableList());
            requireDistinct(input, columns);
            scanner.beginRecords(columns.size(), tally);
            return new CsvFile(scanner, columns, separator);
        } catch (IOException | RuntimeException e) {
            scanner.close();
            throw e;
        }
    }

    /** A header that is rejected makes the file unusable. */
    private static Tally headerTally(Input input) {
        return new Tally(Long.MAX_VALUE, row -> {
            throw new UnusableInputException(
                    input + " has no usable header: line " + row.line() + " (\"" + row.value() + "\") " + row.reason());
        });
    }

    private static void requireDistinct(Input input, ImmutableList<String> columns) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i);
            Integer earlier = name.isEmpty() ? null : seen.putIfAbsent(name, i + 1);
            if (earlier != null) {
                throw new UnusableInputException(input + " has two columns named \"" + name + "\", the " + earlier
                        + ". and the " + (i + 1) + ".; rename one of them");
            }
        }
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
            row.begin(reader.pollLine());
            return row;
        }
    }
}
