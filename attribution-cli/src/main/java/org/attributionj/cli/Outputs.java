package org.attributionj.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** The one place where a command opens what it writes. */
final class Outputs {
    private final OutputCheck check;
    private final PrintWriter standard;

    private Outputs(OutputCheck check, PrintWriter standard) {
        this.check = check;
        this.standard = standard;
    }

    /** The outputs of a run of a command, whose options say what is read. */
    static Outputs of(CommandSpec spec) {
        return new Outputs(OutputCheck.of(spec), spec.commandLine().getOut());
    }

    /** Results about customers, or for nobody but the owner of the file. */
    Output personal(@Nullable Path file) {
        return open(file, true);
    }

    /** Sums. */
    Output open(@Nullable Path file) {
        return open(file, false);
    }

    private Output open(@Nullable Path file, boolean isPersonal) {
        return file == null ? Output.standard(standard) : Output.of(file(file, "--out", isPersonal));
    }

    /** A file of its own purpose. */
    OutputFile file(Path file, String purpose, boolean isPersonal) {
        check.claim(file, purpose);
        return new OutputFile(file, isPersonal);
    }

    /** Writes several files. */
    @FunctionalInterface
    interface Writing {
        /** Writes to each of the files. */
        void to(Writers writers) throws IOException;
    }

    /** The writers of some files. */
    @FunctionalInterface
    interface Writers {
        /** The writer of one of the files. */
        Writer of(Path file);
    }

    /** Writes several files, each of which is put into its place when all are written. */
    void writeAll(Collection<Path> files, boolean isPersonal, Writing writing) {
        Map<Path, OutputFile> open = new LinkedHashMap<>();
        try {
            for (Path file : files) {
                open.put(file, file(file, "--out", isPersonal));
            }
            writing.to(file -> Objects.requireNonNull(open.get(file), "file").writer());
            for (OutputFile file : open.values()) {
                file.writer().flush();
            }
            open.values().forEach(OutputFile::done);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write results: " + e.getMessage(), e);
        } finally {
            open.values().forEach(OutputFile::close);
        }
    }
}
