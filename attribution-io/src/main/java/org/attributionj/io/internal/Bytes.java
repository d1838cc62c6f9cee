package org.attributionj.io.internal;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import org.attributionj.io.Input;
import org.attributionj.io.UnusableInputException;

/** An input's bytes: unzipped if they are gzip, without a byte order mark, and counted as they come in. Single thread. */
public final class Bytes implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final int PEEKED = 256;
    private static final int GZIP_1 = 0x1f;
    private static final int GZIP_2 = 0x8b;

    private final PushbackInputStream stream;
    private final Counter counter;

    private Bytes(PushbackInputStream stream, Counter counter) {
        this.stream = stream;
        this.counter = counter;
    }

    /**
     * Opens an input; a stream that cannot be unzipped is closed again.
     *
     * @param input the input
     * @return its bytes
     * @throws IOException if it cannot be read
     * @throws UnusableInputException if it is UTF-16
     */
    public static Bytes open(Input input) throws IOException {
        InputStream raw = input.opener().open();
        try {
            Counter counter = new Counter(raw);
            PushbackInputStream first = new PushbackInputStream(counter, PEEKED);
            byte[] head = first.readNBytes(2);
            first.unread(head);
            boolean zipped = head.length == 2 && (head[0] & 0xff) == GZIP_1 && (head[1] & 0xff) == GZIP_2;
            if (!zipped) {
                return new Bytes(withoutMark(first, input), counter);
            }
            PushbackInputStream unzipped = new PushbackInputStream(new GZIPInputStream(first, BUFFER), PEEKED);
            return new Bytes(withoutMark(unzipped, input), counter);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static PushbackInputStream withoutMark(PushbackInputStream in, Input input) throws IOException {
        byte[] head = in.readNBytes(3);
        int a = head.length > 0 ? head[0] & 0xff : 0;
        int b = head.length > 1 ? head[1] & 0xff : 0;
        if ((a == 0xfe && b == 0xff) || (a == 0xff && b == 0xfe)) {
            throw new UnusableInputException(input + " is UTF-16; save it as UTF-8");
        }
        boolean marked = head.length == 3 && a == 0xef && b == 0xbb && (head[2] & 0xff) == 0xbf;
        if (!marked) {
            in.unread(head);
        }
        return in;
    }

    /**
     * Whether the first character other than a blank is an opening brace, as in JSON Lines. Nothing is consumed.
     *
     * @return whether it is; false if there are only blanks at the beginning
     * @throws IOException if the input cannot be read
     */
    public boolean beginsWithBrace() throws IOException {
        byte[] head = stream.readNBytes(PEEKED);
        stream.unread(head);
        for (byte b : head) {
            if (b > ' ' || b < 0) {
                return b == '{';
            }
        }
        return false;
    }

    InputStream stream() {
        return stream;
    }

    long count() {
        return counter.count;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    /** Counts what is read from a stream. */
    private static final class Counter extends FilterInputStream {
        private long count;

        Counter(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
