package org.attributionj.io.record;

import java.io.IOException;
import java.util.List;
import org.attributionj.io.Input;
import org.attributionj.io.fields.ColumnFields;
import org.attributionj.io.internal.CsvFile;
import org.attributionj.io.internal.CsvRow;
import org.attributionj.io.internal.FileRows;
import org.attributionj.io.internal.RowValues;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file. Single thread. */
final class TableRecords implements FileRows<SourceRecord>, SourceRecord, RowValues {
    private final Input input;
    private final CsvFile file;
    private final ColumnFields fields;
    private @Nullable CsvRow row;

    TableRecords(Input input, CsvFile file) {
        this.input = input;
        this.file = file;
        fields = new ColumnFields(file.columns(), this);
    }

    @Override
    public @Nullable SourceRecord next() throws IOException {
        row = file.next();
        return row == null ? null : this;
    }

    @Override
    public @Nullable String get(int column) {
        return row == null ? null : row.get(column);
    }

    @Override
    public @Nullable String get(String name) {
        return fields.get(name);
    }

    @Override
    public boolean has(String name) {
        return fields.column(name) >= 0;
    }

    @Override
    public String file() {
        return input.name();
    }

    @Override
    public long line() {
        return row == null ? 0 : row.line();
    }

    @Override
    public List<SourceRecord> list(String path) {
        return List.of();
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
