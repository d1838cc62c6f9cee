package org.attributionj.io;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Consumer;

/**
 * Writes rejected rows as CSV: {@code file,line,column,value,reason}. To be closed after use. One thread at a time.
 */
public final class RejectsCsv implements Consumer<RejectedRow>, Closeable {
    private final CsvWriter csv;

    /**
     * A sink that has written the header.
     *
     * @param out where to write; closed with this
     * @throws UncheckedIOException if writing fails
     */
    public RejectsCsv(Writer out) {
        csv = CsvWriter.builder().build(out);
        csv.writeRecord("file", "line", "column", "value", "reason");
    }

    /**
     * Writes one row.
     *
     * @param row the row
     * @throws UncheckedIOException if writing fails
     */
    @Override
    public void accept(RejectedRow row) {
        csv.writeRecord(row.file(), Long.toString(row.line()), row.column(), row.value(), row.reason());
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
