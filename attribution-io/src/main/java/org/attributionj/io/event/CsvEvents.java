package org.attributionj.io.event;

import java.io.IOException;
import org.attributionj.io.Input;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.internal.Bytes;
import org.attributionj.io.internal.CsvFile;
import org.attributionj.io.internal.CsvRow;
import org.attributionj.io.internal.FileRows;
import org.attributionj.io.internal.RowProblem;
import org.attributionj.io.internal.Tally;
import org.jspecify.annotations.Nullable;

/** The events of one CSV file. Single thread. */
final class CsvEvents implements FileRows<EventRow> {
    private final Input input;
    private final CsvFile file;
    private final CsvColumns columns;
    private final EventMapper mapper;
    private final RowCounter counter;
    private final Tally tally;
    private final EventRecord record = new EventRecord();

    CsvEvents(Input input, Bytes bytes, EventOptions options, EventMapper mapper, RowCounter counter, Tally tally)
            throws IOException {
        this.input = input;
        this.mapper = mapper;
        this.counter = counter;
        this.tally = tally;
        ColumnNames names = new ColumnNames(options);
        file = CsvFile.open(input, bytes, options.dialect(), names::isKnown, options.limits(), tally);
        try {
            columns = CsvColumns.of(input.name(), file.columns(), names);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
        columns.name(record);
    }

    @Override
    public @Nullable EventRow next() throws IOException {
        for (CsvRow row = file.next(); row != null; row = file.next()) {
            long sequence = counter.next();
            columns.copy(row, record);
            try {
                return mapper.map(record, input.name(), row.line(), sequence);
            } catch (RowProblem e) {
                if (EventMapper.saysConversion(record)) {
                    tally.loseConversion();
                }
                tally.reject(new RejectedRow(input.name(), row.line(), e.column(), e.value(), e.reason()));
            }
        }
        return null;
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
