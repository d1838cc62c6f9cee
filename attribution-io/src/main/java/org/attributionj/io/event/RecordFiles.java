package org.attributionj.io.event;

import java.io.IOException;
import org.attributionj.io.Input;
import org.attributionj.io.internal.Bytes;
import org.attributionj.io.internal.CsvFile;
import org.attributionj.io.internal.Tally;

/** Opens files as records. */
final class RecordFiles {
    private RecordFiles() {}

    static RecordFile csv(Input input, Bytes bytes, EventOptions options, Tally tally) throws IOException {
        ColumnNames names = new ColumnNames(options);
        CsvFile file = CsvFile.open(input, bytes, options.dialect(), names::isKnown, options.limits(), tally);
        try {
            return new CsvRecordFile(input, file, options);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    static RecordFile json(Input input, Bytes bytes, boolean isLines, EventOptions options, Tally tally)
            throws IOException {
        return new JsonRecordFile(input, bytes, isLines, options, tally);
    }

    static RecordFile workbook(Input input, Bytes bytes, EventOptions options, Tally tally) throws IOException {
        return new WorkbookRecordFile(input, bytes, options, tally);
    }
}
