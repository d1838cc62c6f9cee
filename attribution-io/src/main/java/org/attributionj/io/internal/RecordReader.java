package org.attributionj.io.internal;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * The well-formed records of a CSV file as characters, for a CSV parser, and the line on which each begins. Single thread.
 */
final class RecordReader extends Reader {
    private static final int CHUNK = 1 << 14;

    private final RecordScanner scanner;
    private char[] chars = new char[2 * CHUNK];
    private int from;
    private int to;

    // a queue of the lines of records that were handed out and not yet asked for; indices modulo the length; negative
    // after a
    // blank line
    private long[] lines = new long[1 << 10];
    private long head;
    private long tail;

    RecordReader(RecordScanner scanner) {
        this.scanner = scanner;
    }

    /** The line of the next record, negative after blank lines; the parser gives records in the order in which it got them. */
    long pollLine() {
        if (head == tail) {
            throw new IllegalStateException("the parser found more records than there are");
        }
        return lines[(int) (head++ & (lines.length - 1))];
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (from == to && !produce()) {
            return -1;
        }
        int count = Math.min(length, to - from);
        System.arraycopy(chars, from, target, offset, count);
        from += count;
        return count;
    }

    private boolean produce() throws IOException {
        from = 0;
        to = 0;
        while (to < CHUNK && scanner.next()) {
            append();
            offerLine(scanner.isAfterBlank() ? -scanner.line() : scanner.line());
        }
        return to > 0;
    }

    private void append() {
        int length = scanner.end() - scanner.start();
        if (to + length + 1 > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(2 * chars.length, to + length + 1));
        }
        if (scanner.isAscii()) {
            byte[] bytes = scanner.buffer();
            int start = scanner.start();
            char[] target = chars;
            int base = to;
            for (int i = 0; i < length; i++) {
                target[base + i] = (char) bytes[start + i];
            }
            to += length;
        } else {
            String text = scanner.text();
            text.getChars(0, text.length(), chars, to);
            to += text.length();
        }
        chars[to++] = '\n';
    }

    private void offerLine(long line) {
        if (tail - head == lines.length) {
            long[] grown = new long[2 * lines.length];
            for (long i = head; i < tail; i++) {
                grown[(int) (i & (grown.length - 1))] = lines[(int) (i & (lines.length - 1))];
            }
            lines = grown;
        }
        lines[(int) (tail++ & (lines.length - 1))] = line;
    }

    @Override
    public void close() throws IOException {
        scanner.close();
    }
}
