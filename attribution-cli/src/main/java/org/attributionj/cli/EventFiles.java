package org.attributionj.cli;

import java.io.Closeable;
import java.util.List;
import java.util.function.Consumer;
import org.attributionj.core.assembly.AssemblyRejection;
import org.attributionj.io.Input;
import org.attributionj.io.ReadAccount;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.Rows;
import org.attributionj.io.event.EventOptions;
import org.attributionj.io.event.EventReader;
import org.attributionj.io.event.EventRow;

/** Reads event files once or several times; rejected rows are written the first time only. */
final class EventFiles implements Closeable {
    private final EventReader reader;
    private final List<Input> inputs;
    private final Progress progress;
    private final Rejects rejects;
    private ReadAccount account = new ReadAccount(0, 0, 0);
    private boolean wasRead;

    EventFiles(InputOptions options, Progress progress) {
        reader = EventReader.of(options.eventOptions());
        inputs = options.inputs();
        this.progress = progress;
        rejects = Rejects.to(options.rejects());
    }

    /** No files: for events from elsewhere. */
    static EventFiles none() {
        return new EventFiles();
    }

    private EventFiles() {
        reader = EventReader.of(EventOptions.DEFAULT);
        inputs = List.of();
        progress = Progress.onTerminal();
        rejects = Rejects.none();
    }

    void read(Consumer<EventRow> consumer) {
        read(consumer, row -> {});
    }

    /** Reads all rows, and shows those that are rejected to somebody else as well. */
    void read(Consumer<EventRow> consumer, Consumer<RejectedRow> rejected) {
        Consumer<RejectedRow> sink = wasRead ? rejected : rejected.andThen(rejects);
        try (Rows<EventRow> rows = reader.read(inputs, sink);
                Progress.Task task = progress.start("reading", inputs)) {
            while (rows.hasNext()) {
                consumer.accept(rows.next());
                task.stepTo(rows::bytesRead);
            }
            account = rows.account();
        }
        wasRead = true;
    }

    /** Writes a row of another file that was rejected. */
    void reject(RejectedRow row) {
        rejects.accept(row);
    }

    /** Writes an event that a row of a file gave, but that contradicts another row. */
    void reject(AssemblyRejection rejection) {
        rejects.accept(new RejectedRow("", 0, "id", rejection.id(), rejection.reason()));
    }

    ReadAccount account() {
        return account;
    }

    @Override
    public void close() {
        rejects.close();
    }
}
