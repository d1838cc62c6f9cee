package org.attributionj.kafka;

import java.util.ArrayList;
import java.util.List;
import org.attributionj.io.Input;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.Rows;
import org.attributionj.io.UnusableInputException;
import org.attributionj.io.event.EventOptions;
import org.attributionj.io.event.EventReader;
import org.attributionj.io.event.EventRow;

/** One message's bytes as events: a JSON object in the form that a line of a file of JSON Lines has. */
final class EventDecoder {
    private final EventReader reader;

    EventDecoder(EventOptions options) {
        this.reader = EventReader.of(options);
    }

    /**
     * The events of a message.
     *
     * @param name what to call the message in errors
     * @param value its bytes
     * @return the rows, at least one
     * @throws UnusableMessageException if it is no event
     */
    List<EventRow> decode(String name, byte[] value) throws UnusableMessageException {
        if (!isObject(value)) {
            throw new UnusableMessageException("the message is no JSON object");
        }
        List<EventRow> events = new ArrayList<>();
        List<RejectedRow> rejects = new ArrayList<>();
        try (Rows<EventRow> rows = reader.read(List.of(Input.of(name, value)), rejects::add)) {
            rows.forEachRemaining(events::add);
        } catch (UnusableInputException e) {
            throw new UnusableMessageException(String.valueOf(e.getMessage()));
        }
        if (!rejects.isEmpty()) {
            // all or nothing: a message of which one line was stored could not be sent again without doubt
            RejectedRow first = rejects.get(0);
            throw new UnusableMessageException(first.column() + ": " + first.reason());
        }
        if (events.isEmpty()) {
            throw new UnusableMessageException("the message holds no event");
        }
        return events;
    }

    private static boolean isObject(byte[] value) {
        for (byte b : value) {
            if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                return b == '{';
            }
        }
        return false;
    }

    /** A message that is no event, and why. */
    static final class UnusableMessageException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableMessageException(String reason) {
            super(reason);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
