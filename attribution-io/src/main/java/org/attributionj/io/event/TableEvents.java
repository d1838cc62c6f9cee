package org.attributionj.io.event;

import static org.attributionj.core.text.PrintedText.quoted;

import java.io.IOException;
import java.util.IdentityHashMap;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.internal.FileRows;
import org.attributionj.io.internal.JsonLines;
import org.attributionj.io.internal.RowProblem;
import org.attributionj.io.internal.RowValues;
import org.attributionj.io.internal.Tally;
import org.jspecify.annotations.Nullable;

/** The events of a table. Single thread. */
final class TableEvents implements FileRows<EventRow> {
    private final EventTable table;
    private final EventMapper mapper;
    private final ColumnNames names;
    private final Tally tally;
    private final boolean isSequenced;
    private final IdentityHashMap<EventTable.Source, Filler> fillers = new IdentityHashMap<>();

    TableEvents(EventTable table, EventOptions options, EventMapper mapper, Tally tally) {
        this.table = table;
        this.mapper = mapper;
        this.tally = tally;
        names = new ColumnNames(options);
        isSequenced = options.isSequencedByRow();
    }

    @Override
    public @Nullable EventRow next() throws IOException {
        while (table.next()) {
            RejectedRow unreadable = table.rejected();
            if (unreadable != null) {
                tally.reject(unreadable);
                continue;
            }
            EventTable.Source source = table.source();
            try {
                EventRecord record =
                        fillers.computeIfAbsent(source, this::filler).fill();
                requireOrder(record);
                return mapper.map(record, source.name(), table.row(), isSequenced ? table.position() : 0);
            } catch (RowProblem e) {
                tally.reject(new RejectedRow(source.name(), table.row(), e.column(), e.value(), e.reason()));
            }
        }
        return null;
    }

    /** A number that JSON writes in its own way, such as 1e2, may be sorted under another text than it is read as. */
    private void requireOrder(EventRecord record) throws RowProblem {
        String sorted = table.customer();
        String customer = record.get(EventField.CUSTOMER);
        if (sorted != null && customer != null && !sorted.equals(customer)) {
            throw record.problem(
                    EventField.CUSTOMER,
                    "is sorted as " + quoted(sorted) + "; write the customer as a text, in quotes");
        }
    }

    private Filler filler(EventTable.Source source) {
        return source.isJson() ? new OfJson() : new OfColumns(CsvColumns.of(source.name(), source.columns(), names));
    }

    /** Makes a record of the current row. */
    private interface Filler {
        EventRecord fill() throws IOException, RowProblem;
    }

    private final class OfColumns implements Filler, RowValues {
        private final CsvColumns columns;
        private final EventRecord record = new EventRecord();
        private final @Nullable String[] values;

        OfColumns(CsvColumns columns) {
            this.columns = columns;
            values = new String[columns.count()];
            columns.name(record);
        }

        @Override
        public EventRecord fill() throws RowProblem {
            for (int i = 0; i < values.length; i++) {
                String value = table.value(i);
                String trimmed = value == null ? "" : value.trim();
                values[i] = trimmed.isEmpty() ? null : JsonRecords.clean(trimmed, columns.nameOf(i));
            }
            columns.copy(this, record);
            return record;
        }

        @Override
        public @Nullable String get(int column) {
            return values[column];
        }
    }

    private final class OfJson implements Filler {
        private final EventRecord record = new EventRecord();
        private final JsonRecords records = new JsonRecords(names, record);

        @Override
        public EventRecord fill() throws IOException, RowProblem {
            String object = table.value(0);
            if (object == null) {
                throw new RowProblem("", "", "is no well-formed JSON");
            }
            JsonLines.parse(object, records::read);
            return record;
        }
    }

    /** Not known: the table reads, and may read all before its first row. */
    @Override
    public long bytesRead() {
        return 0;
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
