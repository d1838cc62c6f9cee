package org.attributionj.cli;

import java.io.Closeable;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import org.attributionj.io.result.SpreadsheetSafeWriter;
import org.jspecify.annotations.Nullable;

/** Where results go: the file that was named, which is put into its place when {@link #done} was said, or standard output. */
final class Output implements Closeable {
    private final Writer writer;
    private final @Nullable OutputFile file;

    private Output(Writer writer, @Nullable OutputFile file) {
        this.writer = writer;
        this.file = file;
    }

    static Output standard(PrintWriter standard) {
        return new Output(new Uncloseable(standard), null);
    }

    static Output of(OutputFile file) {
        return new Output(file.writer(), file);
    }

    /** Standard output outlives its writers: closing flushes it. One that takes nothing more is noticed on the way. */
    private static final class Uncloseable extends FilterWriter {
        private static final int LOOK_AFTER = 1 << 20;

        private final PrintWriter standard;
        private int sinceLook;

        Uncloseable(PrintWriter standard) {
            super(standard);
            this.standard = standard;
        }

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            super.write(text, offset, length);
            look(length);
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            super.write(text, offset, length);
            look(length);
        }

        private void look(int length) throws IOException {
            sinceLook += length;
            if (sinceLook >= LOOK_AFTER) {
                flush();
            }
        }

        @Override
        public void flush() throws IOException {
            sinceLook = 0;
            if (standard.checkError()) {
                throw new IOException("standard output takes no more");
            }
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /** The same output, of CSV whose cells no spreadsheet runs. */
    Output safeInSpreadsheets() {
        return new Output(new SpreadsheetSafeWriter(writer), file);
    }

    Writer writer() {
        return writer;
    }

    boolean isFile() {
        return file != null;
    }

    /** Says that all was written. */
    void done() {
        if (file != null) {
            file.done();
        }
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
