package org.attributionj.cli;

import java.io.Closeable;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where results go: the file that was named, or standard output. */
final class Output implements Closeable {
    private final Writer writer;
    private final boolean isFile;

    private Output(Writer writer, boolean isFile) {
        this.writer = writer;
        this.isFile = isFile;
    }

    static Output open(@Nullable Path file, PrintWriter standard) {
        if (file == null) {
            return new Output(new Uncloseable(standard), false);
        }
        try {
            return new Output(Files.newBufferedWriter(file, StandardCharsets.UTF_8), true);
        } catch (IOException e) {
            throw FileProblem.cannot("write to", file, e);
        }
    }

    /** Standard output outlives its writers: closing flushes it. */
    private static final class Uncloseable extends FilterWriter {
        Uncloseable(Writer out) {
            super(out);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    Writer writer() {
        return writer;
    }

    boolean isFile() {
        return isFile;
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write results: " + e.getMessage(), e);
        }
    }
}
