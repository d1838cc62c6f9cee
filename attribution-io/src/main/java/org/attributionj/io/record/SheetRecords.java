package org.attributionj.io.record;

import java.io.IOException;
import java.util.List;
import org.attributionj.io.Input;
import org.attributionj.io.fields.ColumnFields;
import org.attributionj.io.internal.FileRows;
import org.attributionj.io.internal.RowValues;
import org.attributionj.io.internal.WorkbookSheet;
import org.jspecify.annotations.Nullable;

/** The rows of a workbook's first sheet. Single thread. */
final class SheetRecords implements FileRows<SourceRecord>, SourceRecord, RowValues {
    private final Input input;
    private final WorkbookSheet sheet;
    private final ColumnFields fields;
    private @Nullable List<@Nullable String> row;

    SheetRecords(Input input, WorkbookSheet sheet) {
        this.input = input;
        this.sheet = sheet;
        fields = new ColumnFields(sheet.columns(), this);
    }

    @Override
    public @Nullable SourceRecord next() throws IOException {
        row = sheet.next();
        return row == null ? null : this;
    }

    @Override
    public @Nullable String get(int column) {
        return row == null || column >= row.size() ? null : row.get(column);
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
        return sheet.line();
    }

    @Override
    public List<SourceRecord> list(String path) {
        return List.of();
    }

    @Override
    public long bytesRead() {
        return sheet.bytesRead();
    }

    @Override
    public void close() throws IOException {
        sheet.close();
    }
}
