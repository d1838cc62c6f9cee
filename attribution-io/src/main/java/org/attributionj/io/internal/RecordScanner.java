package org.attributionj.io.internal;

import com.google.common.base.Utf8;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.attributionj.io.Input;
import org.attributionj.io.ReadLimits;
import org.attributionj.io.RejectedRow;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records of an input, lets the well-formed ones through and rejects the others: too long, invalid UTF-8, with
 * a NUL; in CSV also with a quote out of place or never closed, or with more fields than the header.
 *
 * <p>A CSV parser cannot go on after such a record, and a decoder hides some of them; so this stands before both. A bad
 * record is rejected as its first line, and the next line is read as the beginning of another: an unclosed quote costs
 * one row. O(bytes), except that lines within the bounds of {@link ReadLimits} may be scanned again after an unclosed
 * quote. Memory: one record. Single thread.
 */
final class RecordScanner implements Closeable {
    private static final int FIRST_BUFFER = 1 << 16;
    private static final int EXCERPT = 150;

    private static final byte SEPARATOR = 1;
    private static final byte QUOTE = 2;
    private static final byte LINE_FEED = 3;
    private static final byte CARRIAGE_RETURN = 4;
    private static final byte NUL = 5;

    private final Input input;
    private final Bytes bytes;
    private final InputStream in;
    private final ReadLimits limits;
    private Tally tally;
    private final char separator;
    private final byte[] kinds = new byte[256];
    private byte[] buffer;
    private int limit;
    private int expectedFields;

    /** Records that begin with this are passed over; empty for none. */
    private byte[] comment = {};

    private boolean isAfterBlank;

    // the record that was found: buffer[start, end), on line; ascii if all bytes are
    private int start;
    private int end;
    private long line;
    private boolean ascii;

    // where the next one begins
    private int nextStart;
    private long nextLine = 1;

    // the record being scanned
    private int at;
    private int fields;
    private int bits;
    private int breaks;

    private RecordScanner(Input input, Bytes bytes, ReadLimits limits, Tally tally, char separator) {
        this.input = input;
        this.limits = limits;
        this.tally = tally;
        this.separator = separator;
        buffer = new byte[Math.min(FIRST_BUFFER, limits.maxRecordBytes() + 2)];
        kinds['\n'] = LINE_FEED;
        kinds['\r'] = CARRIAGE_RETURN;
        kinds[0] = NUL;
        this.bytes = bytes;
        in = bytes.stream();
    }

    /** Records are lines. */
    static RecordScanner lines(Input input, Bytes bytes, ReadLimits limits, Tally tally) {
        return new RecordScanner(input, bytes, limits, tally, '\n');
    }

    /** Records are CSV's: lines, except for line breaks in quoted fields. */
    static RecordScanner csv(Input input, Bytes bytes, ReadLimits limits, Tally tally, char separator) {
        RecordScanner scanner = new RecordScanner(input, bytes, limits, tally, separator);
        scanner.kinds[separator] = SEPARATOR;
        scanner.kinds['"'] = QUOTE;
        return scanner;
    }

    /** The columns are known: from now on, records with more fields are rejected, and passed over if they begin with the comment. */
    void beginRecords(int count, @Nullable String newComment, Tally newTally) {
        expectedFields = count;
        comment = newComment == null ? new byte[0] : newComment.getBytes(StandardCharsets.UTF_8);
        tally = newTally;
    }

    /** Finds the record that was found last once more. */
    void again() {
        nextStart = start;
        nextLine = line;
    }

    /** Moves behind some lines, whatever they hold. */
    void skipLines(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            start = nextStart;
            line = nextLine;
            at = start;
            if (start == limit && !fill()) {
                nextStart = start;
                return;
            }
            moveBehindLine();
        }
    }

    /** The fields of the record. */
    int fields() {
        return fields;
    }

    /** Whether blank lines were passed over since the record before. */
    boolean isAfterBlank() {
        return isAfterBlank;
    }

    /** Moves to the next well-formed record that is not blank; false at the end. */
    boolean next() throws IOException {
        isAfterBlank = false;
        while (true) {
            start = nextStart;
            line = nextLine;
            at = start;
            if (start == limit && !fill()) {
                nextStart = start;
                return false;
            }
            if (comment.length > 0 && isComment()) {
                moveBehindLine();
                continue;
            }
            String fault = scan();
            if (fault == null) {
                fault = faultOfWhole();
            }
            if (fault != null) {
                rejectFirstLine(fault);
            } else if (!isBlank()) {
                return true;
            } else {
                isAfterBlank = true;
            }
        }
    }

    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    boolean isAscii() {
        return ascii;
    }

    long line() {
        return line;
    }

    long bytesRead() {
        return bytes.count();
    }

    String text() {
        return new String(buffer, start, end - start, StandardCharsets.UTF_8);
    }

    /** Finds the end of the record that begins at start, or says what is wrong with it. */
    private @Nullable String scan() throws IOException {
        at = start;
        fields = 1;
        bits = 0;
        breaks = 0;
        int fieldStart = at;
        while (true) {
            byte[] data = buffer;
            int stop = limit;
            int i = at;
            int kind = 0;
            int seen = 0;
            while (i < stop) {
                byte b = data[i];
                seen |= b;
                kind = kinds[b & 0xff];
                if (kind != 0) {
                    break;
                }
                i++;
            }
            bits |= seen;
            at = i;
            if (i == stop) {
                int before = start;
                if (isTooLong()) {
                    return tooLong();
                }
                if (!fill()) {
                    return endRecord();
                }
                fieldStart -= before - start;
                continue;
            }
            switch (kind) {
                case SEPARATOR -> {
                    fields++;
                    at++;
                    fieldStart = at;
                }
                case QUOTE -> {
                    at++;
                    if (i == fieldStart) {
                        String fault = scanQuoted();
                        if (fault != null) {
                            return fault;
                        }
                        // the next byte is a separator or a line's end, so this is not taken for a field's start
                        fieldStart = -1;
                    }
                }
                case NUL -> {
                    return "contains a NUL character";
                }
                default -> {
                    return endRecord();
                }
            }
        }
    }

    /** Moves behind the closing quote of a field whose opening quote has been read. */
    private @Nullable String scanQuoted() throws IOException {
        long openedOn = line + breaks;
        while (true) {
            if (at == limit) {
                if (isTooLong()) {
                    return "a quote opened in line " + openedOn + " is not closed within " + limits.maxRecordBytes()
                            + " bytes";
                }
                if (!fill()) {
                    return "a quote opened in line " + openedOn + " is never closed";
                }
            }
            byte b = buffer[at];
            bits |= b;
            switch (kinds[b & 0xff]) {
                case QUOTE -> {
                    at++;
                    int following = peek();
                    if (following != '"') {
                        boolean ends =
                                following < 0 || following == separator || following == '\n' || following == '\r';
                        return ends
                                ? null
                                : "a quoted field, opened in line " + openedOn
                                        + ", must end at its closing quote; double" + " the quotes within it";
                    }
                    at++;
                }
                case NUL -> {
                    return "contains a NUL character";
                }
                case LINE_FEED, CARRIAGE_RETURN -> {
                    skipBreak();
                    breaks++;
                    if (breaks >= limits.maxRecordLines()) {
                        return "a quote opened in line " + openedOn + " is not closed within " + limits.maxRecordLines()
                                + " lines";
                    }
                }
                default -> at++;
            }
        }
    }

    /** Ends the record at the line break, or the input's end, that was reached. */
    private @Nullable String endRecord() throws IOException {
        int length = at - start;
        skipBreak();
        end = start + length;
        nextStart = at;
        nextLine = line + breaks + 1;
        ascii = bits >= 0;
        return null;
    }

    private @Nullable String faultOfWhole() {
        int length = end - start;
        if (length > limits.maxRecordBytes()) {
            return tooLong();
        }
        if (!ascii && !Utf8.isWellFormed(buffer, start, length)) {
            return "is not valid UTF-8; if the whole file is not, name its charset, such as windows-1252";
        }
        if (expectedFields > 0 && fields > expectedFields && !isBlank()) {
            return "has " + fields + " fields, but the header has " + expectedFields
                    + (breaks > 0 ? "; it runs over " + (breaks + 1) + " lines, maybe for a quote out of place" : "");
        }
        return null;
    }

    /** Whether the record is an empty line; spaces make no difference, separators do. */
    private boolean isBlank() {
        if (fields > 1) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (buffer[i] < 0 || buffer[i] > ' ') {
                return false;
            }
        }
        return true;
    }

    private boolean isComment() throws IOException {
        while (limit - start < comment.length) {
            if (!fill()) {
                return false;
            }
        }
        return Arrays.equals(buffer, start, start + comment.length, comment, 0, comment.length);
    }

    private void rejectFirstLine(String fault) throws IOException {
        String value = excerpt();
        moveBehindLine();
        tally.reject(new RejectedRow(input.name(), line, "", value, fault));
    }

    private void moveBehindLine() throws IOException {
        at = start;
        while (true) {
            while (at < limit && buffer[at] != '\n' && buffer[at] != '\r') {
                at++;
            }
            if (at < limit) {
                break;
            }
            // not kept: the line may be of any length
            start = at;
            if (!fill()) {
                break;
            }
        }
        skipBreak();
        nextStart = at;
        nextLine = line + 1;
    }

    private String excerpt() {
        int stop = start;
        int last = Math.min(limit, start + EXCERPT);
        while (stop < last && buffer[stop] != '\n' && buffer[stop] != '\r') {
            stop++;
        }
        return new String(buffer, start, stop - start, StandardCharsets.UTF_8);
    }

    private boolean isTooLong() {
        return at - start >= limits.maxRecordBytes();
    }

    private String tooLong() {
        return "is longer than " + limits.maxRecordBytes() + " bytes";
    }

    /** Moves behind a line break (LF, CR or both), if there is one here. */
    private void skipBreak() throws IOException {
        int here = peek();
        if (here == '\n') {
            at++;
        } else if (here == '\r') {
            at++;
            if (peek() == '\n') {
                at++;
            }
        }
    }

    /** The next byte; -1 at the end. */
    private int peek() throws IOException {
        return at < limit || fill() ? buffer[at] & 0xff : -1;
    }

    /** Reads on, keeping the bytes from start; moves them to the buffer's beginning and the positions with them. */
    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            at -= start;
            limit -= start;
            start = 0;
        }
        if (limit == buffer.length) {
            int longest = limits.maxRecordBytes() + 2;
            buffer = Arrays.copyOf(buffer, Math.max(limit + 1, Math.min(2 * limit, longest)));
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        if (read <= 0) {
            return false;
        }
        limit += read;
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
