package org.attributionj.io.sort;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.jspecify.annotations.Nullable;

/** Events sorted by customer: collected in memory as bytes, then written to a file. Single thread. */
final class Run {
    private static final int BUFFER = 1 << 16;
    private static final byte END = 0;
    private static final byte TOUCHPOINT = 1;
    private static final byte CONVERSION = 2;

    private final EventForm form;
    private final Arena arena = new Arena();
    private final DataOutputStream out = new DataOutputStream(arena);
    private final List<Entry> entries = new ArrayList<>();

    Run(EventForm form) {
        this.form = form;
    }

    /** An event's place in the arena. */
    private record Entry(String customer, int offset, int length) {}

    /** A byte array that grows and can be read without a copy. */
    private static final class Arena extends ByteArrayOutputStream {
        void writeTo(OutputStream target, Entry entry) throws IOException {
            target.write(buf, entry.offset(), entry.length());
        }
    }

    void add(Touchpoint event) throws IOException {
        int offset = arena.size();
        out.writeByte(TOUCHPOINT);
        form.write(event, out);
        entries.add(new Entry(event.customer(), offset, arena.size() - offset));
    }

    void add(Conversion event) throws IOException {
        int offset = arena.size();
        out.writeByte(CONVERSION);
        form.write(event, out);
        entries.add(new Entry(event.customer(), offset, arena.size() - offset));
    }

    int size() {
        return entries.size();
    }

    int bytes() {
        return arena.size();
    }

    /** Writes the events by customer, in their order of arrival within each, and forgets them. */
    void writeTo(Path file) throws IOException {
        entries.sort(Comparator.comparing(Entry::customer));
        try (OutputStream target = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            for (Entry entry : entries) {
                arena.writeTo(target, entry);
            }
            target.write(END);
        }
        entries.clear();
        arena.reset();
    }

    /** Reads a file of events one after the other. */
    static final class Cursor implements Closeable {
        private final EventForm form;
        private final DataInputStream in;
        private @Nullable Touchpoint touchpoint;
        private @Nullable Conversion conversion;

        Cursor(Path file, EventForm form) throws IOException {
            this.form = form;
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
        }

        /** Moves to the next event; false at the end. */
        boolean next() throws IOException {
            byte kind = in.readByte();
            touchpoint = kind == TOUCHPOINT ? form.readTouchpoint(in) : null;
            conversion = kind == CONVERSION ? form.readConversion(in) : null;
            return kind != END;
        }

        @Nullable
        Touchpoint touchpoint() {
            return touchpoint;
        }

        @Nullable
        Conversion conversion() {
            return conversion;
        }

        String customer() {
            Touchpoint touch = touchpoint;
            Conversion converted = conversion;
            if (touch != null) {
                return touch.customer();
            }
            if (converted != null) {
                return converted.customer();
            }
            throw new IllegalStateException("the cursor is at no event");
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
