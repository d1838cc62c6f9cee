package org.attributionj.io.event;

import java.io.IOException;
import org.attributionj.io.Input;
import org.attributionj.io.internal.Bytes;
import org.attributionj.io.internal.FileRows;
import org.attributionj.io.internal.JsonLines;
import org.attributionj.io.internal.RowProblem;
import org.attributionj.io.internal.Tally;
import org.jspecify.annotations.Nullable;

/** The events of one JSON Lines file. Single thread. */
final class JsonEvents implements FileRows<EventRow> {
    private final Input input;
    private final JsonLines lines;
    private final EventMapper mapper;
    private final RowCounter counter;
    private final Tally tally;
    private final EventRecord record = new EventRecord();
    private final JsonRecords records;

    JsonEvents(Input input, Bytes bytes, EventOptions options, EventMapper mapper, RowCounter counter, Tally tally) {
        this.input = input;
        this.mapper = mapper;
        this.counter = counter;
        this.tally = tally;
        records = new JsonRecords(new ColumnNames(options), record);
        lines = new JsonLines(input, bytes, options.limits(), tally);
    }

    @Override
    public @Nullable EventRow next() throws IOException {
        while (lines.next(records::read)) {
            long sequence = counter.next();
            try {
                return mapper.map(record, input.name(), lines.line(), sequence);
            } catch (RowProblem e) {
                if (EventMapper.saysConversion(record)) {
                    tally.loseConversion();
                }
                lines.reject(e);
            }
        }
        return null;
    }

    @Override
    public long bytesRead() {
        return lines.bytesRead();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
