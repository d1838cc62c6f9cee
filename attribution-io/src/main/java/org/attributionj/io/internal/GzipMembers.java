package org.attributionj.io.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unzips gzip of one or more members, to the last byte: after a member there must be another valid one or the end. The reader of
 * the JDK ends in silence where a later member is damaged, or where a stream says that no byte is available at the moment, and
 * fails on pipes. Single thread.
 */
final class GzipMembers extends InputStream {
    private static final int BUFFER = 1 << 16;
    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;
    /** After the flags: four bytes of a time, one of the compression, one of the system. */
    private static final int PASSED_OVER = 6;

    private final InputStream in;
    private final long limit;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private int members;
    private long unzipped;
    private long unzippedOfMember;
    private boolean isEnded;

    /**
     * Reads the header of the first member.
     *
     * @param limit the most bytes to give
     */
    GzipMembers(InputStream in, long limit) throws IOException {
        this.in = in;
        this.limit = limit;
        readHeader(required());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!isEnded) {
            int n = inflate(bytes, offset, length);
            if (n > 0) {
                checksum.update(bytes, offset, n);
                count(n);
                return n;
            }
            if (inflater.finished()) {
                from = to - inflater.getRemaining();
                readTrailer();
                readNextHeader();
            } else if (inflater.needsDictionary()) {
                throw damaged("it asks for a dictionary");
            } else {
                if (from == to) {
                    fill();
                }
                inflater.setInput(buffer, from, to - from);
                from = to;
            }
        }
        return -1;
    }

    private int inflate(byte[] bytes, int offset, int length) throws ZipException {
        try {
            return inflater.inflate(bytes, offset, length);
        } catch (DataFormatException e) {
            ZipException damaged = damaged(e.getMessage() == null ? "its blocks make no sense" : e.getMessage());
            damaged.initCause(e);
            throw damaged;
        }
    }

    private void count(int n) throws ZipException {
        unzipped += n;
        unzippedOfMember += n;
        if (unzipped > limit) {
            throw new ZipException("more than " + limit
                    + " bytes come out of the gzip data; raise the limit of unzipped" + " bytes if that is right");
        }
    }

    private void readTrailer() throws IOException {
        if (readInt() != checksum.getValue()) {
            throw damaged("its checksum is another one");
        }
        if (readInt() != (unzippedOfMember & 0xffffffffL)) {
            throw damaged("its length is another one");
        }
    }

    private void readNextHeader() throws IOException {
        inflater.reset();
        checksum.reset();
        unzippedOfMember = 0;
        int first = next();
        if (first < 0) {
            isEnded = true;
        } else {
            readHeader(first);
        }
    }

    private void readHeader(int first) throws IOException {
        members++;
        checksum.update(first);
        if (first != MAGIC_1 || header() != MAGIC_2) {
            throw damaged("something else follows the data before it");
        }
        if (header() != DEFLATE) {
            throw damaged("its compression is unknown");
        }
        int flags = header();
        if ((flags & RESERVED) != 0) {
            throw damaged("its flags are unknown");
        }
        for (int i = 0; i < PASSED_OVER; i++) {
            header();
        }
        if ((flags & EXTRA) != 0) {
            int low = header();
            for (int left = low + (header() << 8); left > 0; left--) {
                header();
            }
        }
        passOverText(flags & NAME);
        passOverText(flags & COMMENT);
        if ((flags & HEADER_CHECKSUM) != 0) {
            long expected = checksum.getValue() & 0xffff;
            int low = required();
            if (low + (required() << 8) != expected) {
                throw damaged("the checksum of its header is another one");
            }
        }
        checksum.reset();
    }

    private void passOverText(int flag) throws IOException {
        boolean isPassed = flag == 0;
        while (!isPassed) {
            isPassed = header() == 0;
        }
    }

    private int header() throws IOException {
        int value = required();
        checksum.update(value);
        return value;
    }

    private long readInt() throws IOException {
        long value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            value |= (long) required() << shift;
        }
        return value;
    }

    private int required() throws IOException {
        int value = next();
        if (value < 0) {
            throw cutOff();
        }
        return value;
    }

    /** The next byte of the zipped data; negative at their end. */
    private int next() throws IOException {
        if (from == to) {
            int read = readFully();
            if (read < 0) {
                return -1;
            }
        }
        return buffer[from++] & 0xff;
    }

    private void fill() throws IOException {
        if (readFully() < 0) {
            throw cutOff();
        }
    }

    /** A stream may give nothing now and something later. */
    private int readFully() throws IOException {
        int read;
        do {
            read = in.read(buffer, 0, BUFFER);
        } while (read == 0);
        from = 0;
        to = Math.max(read, 0);
        return read;
    }

    private EOFException cutOff() {
        return new EOFException(
                "the gzip data end too early: in member " + members + ", after " + unzipped + " unzipped bytes");
    }

    private ZipException damaged(String what) {
        return new ZipException(
                "the gzip data are damaged: in member " + members + ", after " + unzipped + " unzipped bytes, " + what);
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
