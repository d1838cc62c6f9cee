package org.attributionj.io.event;

import java.io.IOException;
import org.attributionj.io.Input;
import org.attributionj.io.UnusableInputException;
import org.attributionj.io.internal.Bytes;
import org.attributionj.io.internal.FileRows;
import org.attributionj.io.internal.JsonShape;
import org.attributionj.io.internal.Tally;

/** Opens the events of an input by what its first bytes show. Single thread. */
final class EventFormats {
    private final EventOptions options;
    private final EventMapper mapper;
    private final RowCounter counter;
    private final Tally tally;

    EventFormats(EventOptions options, EventMapper mapper, RowCounter counter, Tally tally) {
        this.options = options;
        this.mapper = mapper;
        this.counter = counter;
        this.tally = tally;
    }

    FileRows<EventRow> open(Input input) throws IOException {
        Bytes bytes = Bytes.open(input, options.dialect().charset(), options.limits());
        try {
            if (bytes.isZip()) {
                return general(RecordFiles.workbook(input, bytes, options, tally));
            }
            char first = bytes.firstCharacter();
            if (first == '{' || first == '[') {
                return json(input, bytes);
            }
            requireNoRecords(input);
            return isGeneral()
                    ? general(RecordFiles.csv(input, bytes, options, tally))
                    : new CsvEvents(input, bytes, options, mapper, counter, tally);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private boolean isGeneral() {
        return OwnRules.of(options).areNeeded() || !options.sequenceColumns().isEmpty();
    }

    private void requireNoRecords(Input input) {
        if (options.rules().records() != null) {
            throw new UnusableInputException(
                    input + " is a table, which has no list of records within its rows; leave out the path of records");
        }
    }

    private FileRows<EventRow> json(Input input, Bytes bytes) throws IOException {
        boolean isLines = JsonShape.of(bytes.head()) == JsonShape.LINES;
        return isLines && !isGeneral() && options.rules().records() == null
                ? new JsonEvents(input, bytes, options, mapper, counter, tally)
                : general(RecordFiles.json(input, bytes, isLines, options, tally));
    }

    private FileRows<EventRow> general(RecordFile file) {
        return new RecordEvents(file, options, mapper, counter, tally);
    }
}
