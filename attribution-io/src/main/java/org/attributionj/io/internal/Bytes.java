package org.attributionj.io.internal;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.attributionj.io.Input;
import org.attributionj.io.ReadLimits;
import org.attributionj.io.UnusableInputException;
import org.jspecify.annotations.Nullable;

/** An input's bytes: unzipped if they are gzip, in UTF-8 without a byte order mark, and counted as they come in. Single thread. */
public final class Bytes implements Closeable {
    /** Enough for comments and the longest header that is met. */
    private static final int PEEKED = 1 << 14;

    private static final int ZIP_1 = 'P';
    private static final int ZIP_2 = 'K';
    private static final int GZIP_1 = 0x1f;
    private static final int GZIP_2 = 0x8b;

    private final PushbackInputStream stream;
    private final Counter counter;
    private final boolean isZip;

    private Bytes(PushbackInputStream stream, Counter counter, boolean isZip) {
        this.stream = stream;
        this.counter = counter;
        this.isZip = isZip;
    }

    /**
     * Opens an input that tells its charset by itself: UTF-8 or UTF-16.
     *
     * @param input the input
     * @param limits how much may come out of gzip
     * @return its bytes, in UTF-8
     * @throws IOException if it cannot be read
     */
    public static Bytes open(Input input, ReadLimits limits) throws IOException {
        return open(input, null, limits);
    }

    /**
     * Opens an input; a stream that cannot be unzipped is closed again.
     *
     * @param input the input
     * @param charset how its letters are coded; null to find out whether they are UTF-8 or UTF-16
     * @param limits how much may come out of gzip
     * @return its bytes, in UTF-8
     * @throws IOException if it cannot be read
     * @throws UnusableInputException if it is an archive or a workbook of the old kind
     */
    public static Bytes open(Input input, @Nullable Charset charset, ReadLimits limits) throws IOException {
        InputStream raw = input.opener().open();
        try {
            Counter counter = new Counter(raw);
            PushbackInputStream first = new PushbackInputStream(counter, PEEKED);
            byte[] head = peek(first);
            if (begins(head, GZIP_1, GZIP_2)) {
                first = new PushbackInputStream(new GzipMembers(first, limits.maxUnzippedBytes()), PEEKED);
                head = peek(first);
            }
            boolean isZip = begins(head, ZIP_1, ZIP_2, 3, 4);
            requireText(head, input);
            return new Bytes(isZip ? first : asUtf8(first, charset), counter, isZip);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static byte[] peek(PushbackInputStream in) throws IOException {
        byte[] head = in.readNBytes(4);
        in.unread(head);
        return head;
    }

    private static boolean begins(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static void requireText(byte[] head, Input input) {
        if (begins(head, 0xd0, 0xcf, 0x11, 0xe0)) {
            throw new UnusableInputException(
                    input + " is a workbook of the old kind (.xls); save it as .xlsx or as CSV in UTF-8");
        }
        if (begins(head, 'P', 'A', 'R', '1')) {
            throw new UnusableInputException(
                    input + " looks like Parquet; it is read by DuckDB, where its driver is there"
                            + " and the file's name ends in .parquet");
        }
    }

    private static PushbackInputStream asUtf8(PushbackInputStream in, @Nullable Charset given) throws IOException {
        byte[] head = in.readNBytes(4);
        int a = head.length > 0 ? head[0] & 0xff : -1;
        int b = head.length > 1 ? head[1] & 0xff : -1;
        if (a == 0xef && b == 0xbb && head.length > 2 && (head[2] & 0xff) == 0xbf) {
            in.unread(head, 3, head.length - 3);
            return in;
        }
        if ((a == 0xfe && b == 0xff) || (a == 0xff && b == 0xfe)) {
            in.unread(head, 2, head.length - 2);
            return recoded(in, a == 0xfe ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
        }
        in.unread(head);
        Charset charset = given == null ? withoutMark(head) : given;
        return charset.equals(StandardCharsets.UTF_8) ? in : recoded(in, charset);
    }

    /** Text of Latin letters in UTF-16 has every other byte zero, which UTF-8 never has. */
    private static Charset withoutMark(byte[] head) {
        if (head.length == 4 && head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0) {
            return StandardCharsets.UTF_16BE;
        }
        if (head.length == 4 && head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }

    private static PushbackInputStream recoded(InputStream in, Charset charset) {
        return new PushbackInputStream(new Utf8Stream(in, charset), PEEKED);
    }

    /**
     * Whether this is an archive of the zip format, as workbooks are.
     *
     * @return whether it is
     */
    public boolean isZip() {
        return isZip;
    }

    /**
     * The first bytes; nothing is consumed.
     *
     * @return at most 16 KiB
     * @throws IOException if the input cannot be read
     */
    public byte[] head() throws IOException {
        byte[] head = stream.readNBytes(PEEKED);
        stream.unread(head);
        return head;
    }

    /**
     * The first character other than a blank, if it is ASCII; nothing is consumed.
     *
     * @return the character; 0 if there are only blanks at the beginning, or it is not ASCII
     * @throws IOException if the input cannot be read
     */
    public char firstCharacter() throws IOException {
        for (byte b : head()) {
            if (b > ' ' || b < 0) {
                return (char) Math.max(b, 0);
            }
        }
        return 0;
    }

    /**
     * The bytes as a stream.
     *
     * @return the stream, which is closed with this
     */
    public InputStream stream() {
        return stream;
    }

    /**
     * The bytes taken from the input so far.
     *
     * @return the number
     */
    public long count() {
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
