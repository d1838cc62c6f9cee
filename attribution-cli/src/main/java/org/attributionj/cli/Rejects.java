package org.attributionj.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.RejectsCsv;
import org.jspecify.annotations.Nullable;

/** Writes rejected rows to the file of {@code --rejects}, if there is one. */
final class Rejects implements Consumer<RejectedRow>, Closeable {
    private final @Nullable RejectsCsv csv;

    private Rejects(@Nullable RejectsCsv csv) {
        this.csv = csv;
    }

    static Rejects none() {
        return new Rejects(null);
    }

    static Rejects to(Optional<Path> file) {
        return new Rejects(file.map(Rejects::open).orElse(null));
    }

    private static RejectsCsv open(Path file) {
        try {
            return new RejectsCsv(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw FileProblem.cannot("write rejected rows to", file, e);
        }
    }

    @Override
    public void accept(RejectedRow row) {
        if (csv != null) {
            csv.accept(row);
        }
    }

    @Override
    public void close() {
        if (csv != null) {
            try {
                csv.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write rejected rows: " + e.getMessage(), e);
            }
        }
    }
}
