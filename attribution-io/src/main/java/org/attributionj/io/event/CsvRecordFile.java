package org.attributionj.io.event;

import java.io.IOException;
import org.attributionj.io.Input;
import org.attributionj.io.fields.ColumnFields;
import org.attributionj.io.internal.CsvFile;
import org.attributionj.io.internal.CsvRow;
import org.attributionj.io.internal.RowValues;
import org.attributionj.io.value.Fields;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file by name. Single thread. */
final class CsvRecordFile implements RecordFile, RowValues {
    private final Input input;
    private final CsvFile file;
    private final CsvColumns columns;
    private final ColumnFields fields;
    private @Nullable CsvRow row;
    private boolean isNamed;

    CsvRecordFile(Input input, CsvFile file, EventOptions options) {
        this.input = input;
        this.file = file;
        fields = new ColumnFields(file.columns(), this);
        columns = CsvColumns.of(input.name(), file.columns(), new ColumnNames(options));
        columns.requireOwn(input.name(), options, fields);
    }

    @Override
    public Input input() {
        return input;
    }

    @Override
    public boolean next() throws IOException {
        row = file.next();
        return row != null;
    }

    @Override
    public Fields fields() {
        return fields;
    }

    @Override
    public void fill(EventRecord record) {
        if (!isNamed) {
            columns.name(record);
            isNamed = true;
        }
        columns.copy(this, record);
    }

    @Override
    public @Nullable String get(int column) {
        return row == null ? null : row.get(column);
    }

    @Override
    public boolean has(String name) {
        return fields.column(name) >= 0;
    }

    @Override
    public long line() {
        return row == null ? 0 : row.line();
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
