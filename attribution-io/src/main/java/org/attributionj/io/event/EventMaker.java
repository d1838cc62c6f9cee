package org.attributionj.io.event;

import java.util.Map;
import java.util.function.Consumer;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.internal.RowProblem;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of values that something else took from a file, by the rules of {@link EventReader}. One thread at a time.
 */
public final class EventMaker {
    private final EventMapper mapper;
    private final EventRecord record = new EventRecord();

    private EventMaker(EventOptions options) {
        mapper = new EventMapper(options, true);
    }

    /**
     * A maker.
     *
     * @param options how times and amounts are written; columns, dialect and conditions make no difference
     * @return the maker
     */
    public static EventMaker of(EventOptions options) {
        return new EventMaker(options);
    }

    /**
     * Makes an event.
     *
     * @param file the file that the values come from
     * @param line the line, from 1
     * @param values the values; {@link EventField#CONVERSION} says what the row is
     * @param attributes free attributes
     * @param rejects is told if they are no event
     * @return the event; null if they are none
     */
    public @Nullable EventRow make(
            String file,
            long line,
            Map<EventField, String> values,
            Map<String, String> attributes,
            Consumer<? super RejectedRow> rejects) {
        record.clear();
        record.setFlagged(values.containsKey(EventField.CONVERSION));
        try {
            values.forEach(record::set);
            for (Map.Entry<String, String> attribute : attributes.entrySet()) {
                record.addFree(attribute.getKey(), JsonRecords.clean(attribute.getValue(), attribute.getKey()));
            }
            for (Map.Entry<EventField, String> value : values.entrySet()) {
                JsonRecords.clean(value.getValue(), value.getKey().canonicalName());
            }
            return mapper.map(record, file, line, 0);
        } catch (RowProblem e) {
            rejects.accept(new RejectedRow(file, line, e.column(), e.value(), e.reason()));
            return null;
        }
    }
}
