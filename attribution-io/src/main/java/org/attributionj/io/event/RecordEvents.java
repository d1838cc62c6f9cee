package org.attributionj.io.event;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.UnusableInputException;
import org.attributionj.io.internal.FileRows;
import org.attributionj.io.internal.RowProblem;
import org.attributionj.io.internal.Tally;
import org.attributionj.io.value.Fields;
import org.attributionj.io.value.ValueExpression;
import org.jspecify.annotations.Nullable;

/** The events of a file under the user's own rules. Single thread. */
final class RecordEvents implements FileRows<EventRow> {
    private final RecordFile file;
    private final EventMapper mapper;
    private final RowCounter counter;
    private final Tally tally;
    private final OwnRules rules;
    private final EventSequence sequence;
    private final EventRecord record = new EventRecord();

    /** Fields that are made and have not had a value yet. */
    private final Set<EventField> unseen = EnumSet.noneOf(EventField.class);

    private boolean hasRows;

    RecordEvents(RecordFile file, EventOptions options, EventMapper mapper, RowCounter counter, Tally tally) {
        this.file = file;
        this.mapper = mapper;
        this.counter = counter;
        this.tally = tally;
        rules = OwnRules.of(options);
        sequence = new EventSequence(options.sequenceColumns());
        unseen.addAll(rules.made().keySet());
    }

    @Override
    public @Nullable EventRow next() throws IOException {
        while (file.next()) {
            long row = counter.next();
            Fields fields = file.fields();
            if (rules.where() != null && !rules.where().holds(fields)) {
                tally.passOver();
                continue;
            }
            hasRows = true;
            try {
                file.fill(record);
                make(fields);
                return mapper.map(
                        record, file.input().name(), file.line(), sequence.isGiven() ? sequence.of(fields) : row);
            } catch (RowProblem e) {
                if (EventMapper.saysConversion(record)) {
                    tally.loseConversion();
                }
                tally.reject(new RejectedRow(file.input().name(), file.line(), e.column(), e.value(), e.reason()));
            }
        }
        requireSeen();
        return null;
    }

    private void make(Fields fields) {
        for (Map.Entry<EventField, ValueExpression> made : rules.made().entrySet()) {
            EventField field = made.getKey();
            String value = made.getValue().of(fields);
            record.name(field, made.getValue().toString());
            record.set(field, value);
            if (value != null) {
                unseen.remove(field);
            }
            if (field == EventField.CONVERSION) {
                record.setFlagged(true);
            }
        }
        if (rules.conversionWhen() != null) {
            record.setFlagged(true);
            record.set(EventField.CONVERSION, rules.conversionWhen().holds(fields) ? "1" : "0");
        }
    }

    /** A mapping that no row satisfies is a mistake. */
    private void requireSeen() {
        if (hasRows && !unseen.isEmpty()) {
            EventField field = unseen.iterator().next();
            ValueExpression made = rules.made().get(field);
            if (made != null
                    && made.names().stream().noneMatch(file::has)
                    && !made.names().isEmpty()) {
                throw new UnusableInputException(file.input() + " has no row with a value for " + field.canonicalName()
                        + ", which is mapped to " + made);
            }
        }
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
