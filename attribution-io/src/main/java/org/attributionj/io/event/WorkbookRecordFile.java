package org.attributionj.io.event;

import java.io.IOException;
import java.util.List;
import org.attributionj.io.Input;
import org.attributionj.io.fields.ColumnFields;
import org.attributionj.io.internal.Bytes;
import org.attributionj.io.internal.RowProblem;
import org.attributionj.io.internal.RowValues;
import org.attributionj.io.internal.Tally;
import org.attributionj.io.internal.WorkbookSheet;
import org.attributionj.io.value.Fields;
import org.jspecify.annotations.Nullable;

/** The rows of a workbook's first sheet by name. Single thread. */
final class WorkbookRecordFile implements RecordFile, RowValues {
    private final Input input;
    private final WorkbookSheet sheet;
    private final CsvColumns columns;
    private final ColumnFields fields;
    private @Nullable List<@Nullable String> row;
    private boolean isNamed;

    WorkbookRecordFile(Input input, Bytes bytes, EventOptions options, Tally tally) throws IOException {
        this.input = input;
        sheet = WorkbookSheet.open(input, bytes, options.dialect(), tally);
        try {
            fields = new ColumnFields(sheet.columns(), this);
            columns = CsvColumns.of(input.name(), sheet.columns(), new ColumnNames(options));
            columns.requireOwn(input.name(), options, fields);
        } catch (RuntimeException e) {
            sheet.close();
            throw e;
        }
    }

    @Override
    public Input input() {
        return input;
    }

    @Override
    public boolean next() throws IOException {
        row = sheet.next();
        return row != null;
    }

    @Override
    public Fields fields() {
        return fields;
    }

    @Override
    public void fill(EventRecord record) throws RowProblem {
        if (!isNamed) {
            columns.name(record);
            isNamed = true;
        }
        for (int i = 0; i < columns.count(); i++) {
            String value = get(i);
            if (value != null) {
                JsonRecords.clean(value, columns.nameOf(i));
            }
        }
        columns.copy(this, record);
    }

    @Override
    public @Nullable String get(int column) {
        return row == null || column >= row.size() ? null : row.get(column);
    }

    @Override
    public boolean has(String name) {
        return fields.column(name) >= 0;
    }

    @Override
    public long line() {
        return sheet.line();
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
