package org.attributionj.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.RejectsCsv;
import org.jspecify.annotations.Nullable;

/** Writes rejected rows to the file of {@code --rejects}, if there is one. */
final class Rejects implements Consumer<RejectedRow>, Closeable {
    private final @Nullable OutputFile file;
    private final @Nullable RejectsCsv csv;

    private Rejects() {
        file = null;
        csv = null;
    }

    private Rejects(OutputFile file) {
        this.file = file;
        csv = new RejectsCsv(file.writer());
    }

    static Rejects none() {
        return new Rejects();
    }

    static Rejects to(Optional<Path> file, Outputs outputs) {
        return file.map(each -> new Rejects(outputs.file(each, "--rejects", true)))
                .orElseGet(Rejects::none);
    }

    @Override
    public void accept(RejectedRow row) {
        if (csv != null) {
            csv.accept(row);
        }
    }

    /** What was rejected is told also where the run fails, perhaps because of it. */
    @Override
    public void close() {
        if (csv != null && file != null) {
            try (OutputFile ending = file) {
                csv.close();
                ending.done();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write rejected rows: " + e.getMessage(), e);
            }
        }
    }
}
